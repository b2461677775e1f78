//! Nothing: trybuild passes the features of a package on to the cases if it has a library.
