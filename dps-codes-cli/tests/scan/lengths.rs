//! Files whose length the system does not know before they are read.

use std::path::Path;

use crate::Folder;

#[test]
fn files_of_the_kernel_are_read_to_their_end() {
    // The length is 0 in the first folder, and that of a page in the second.
    let paths = ["/proc/version", "/sys/kernel/uevent_seqnum"];
    for path in paths.into_iter().filter(|path| Path::new(path).exists()) {
        let outcome = Folder::new("lengths", &[]).scan(&[path]);
        // There is nothing to explain.
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (1, ""), "{path}");
        assert_eq!(outcome.object()["records"], 1, "{path}");
    }
}
