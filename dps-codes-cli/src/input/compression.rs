//! `Compression` of a file, which its first bytes tell, whatever its name is.

use std::io::{self, BufReader, Chain, Cursor, ErrorKind, Read};

use super::gzip::Members;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compression {
    None,
    Gzip,
    Zstd,
    /// A format that is not read, by its name.
    Unsupported(&'static str),
}

/// The first bytes of compressed files. Skippable frames of zstd start with the last one, after a byte of 0x50 to 0x5f.
const MAGIC: [(&[u8], Compression); 7] = [
    (b"\x1f\x8b", Compression::Gzip),
    (b"\x28\xb5\x2f\xfd", Compression::Zstd),
    (b"BZh", Compression::Unsupported("bzip2")),
    (b"\xfd7zXZ\0", Compression::Unsupported("xz")),
    (b"PK\x03\x04", Compression::Unsupported("zip")),
    (b"7z\xbc\xaf\x27\x1c", Compression::Unsupported("7-Zip")),
    (b"\x04\x22\x4d\x18", Compression::Unsupported("LZ4")),
];

const LONGEST_MAGIC: u64 = 6;
const BUFFER: usize = 1 << 16;

impl Compression {
    fn of(head: &[u8]) -> Self {
        if let [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] = head {
            return Self::Zstd;
        }
        MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map_or(Self::None, |&(_, compression)| compression)
    }
}

/// Decompresses an input: all members of gzip, all frames of zstd.
pub(crate) fn decompress<'r>(mut file: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let mut head = Vec::new();
    file.by_ref().take(LONGEST_MAGIC).read_to_end(&mut head)?;
    let compression = Compression::of(&head);
    let whole = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(file));
    match compression {
        Compression::None => Ok(Box::new(whole)),
        Compression::Gzip => Ok(Box::new(Members::new(whole))),
        Compression::Zstd => decompress_zstd(whole),
        Compression::Unsupported(name) => {
            Err(io::Error::new(ErrorKind::Unsupported, format!("compressed with {name}, of which nothing is read")))
        }
    }
}

type Whole<R> = BufReader<Chain<Cursor<Vec<u8>>, R>>;

#[cfg(feature = "zstd")]
fn decompress_zstd<'r>(whole: Whole<impl Read + 'r>) -> io::Result<Box<dyn Read + 'r>> {
    Ok(Box::new(zstd::Decoder::with_buffer(whole)?))
}

#[cfg(not(feature = "zstd"))]
fn decompress_zstd<'r>(_: Whole<impl Read>) -> io::Result<Box<dyn Read + 'r>> {
    Err(io::Error::new(
        ErrorKind::Unsupported,
        "compressed with zstd, and this command was built without the feature `zstd`",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_identify_the_compression() {
        for (head, compression) in [
            (&b""[..], Compression::None),
            (b"{\"time", Compression::None),
            (b"\x1f", Compression::None),
            (b"\x1f\x8b\x08", Compression::Gzip),
            (b"\x28\xb5\x2f\xfd\x24", Compression::Zstd),
            (b"\x5a\x2a\x4d\x18\0\0", Compression::Zstd),
            (b"\xfd7zXZ\0", Compression::Unsupported("xz")),
        ] {
            assert_eq!(Compression::of(head), compression, "{head:?}");
        }
    }
}
