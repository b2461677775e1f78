//! A logger for defmt that keeps what would be sent, without an encoding and without a time.

use core::cell::RefCell;

use cortex_m::interrupt::{self, Mutex};

/// The bytes that were sent since the last call.
#[derive(Clone, Copy)]
pub struct Sent {
    /// The number of lines.
    pub lines: usize,
    bytes: [u8; 256],
    length: usize,
}

impl Sent {
    const NOTHING: Self = Self { lines: 0, bytes: [0; 256], length: 0 };

    /// The lines, one behind the other. What there was no room for is counted, and missing.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&self.bytes)
    }

    /// Returns `true` if the bytes contain this.
    pub fn has(&self, part: &[u8]) -> bool {
        self.bytes().windows(part.len()).any(|window| window == part)
    }
}

static SENT: Mutex<RefCell<Sent>> = Mutex::new(RefCell::new(Sent::NOTHING));

/// Takes what was sent.
pub fn take() -> Sent {
    interrupt::free(|free| SENT.borrow(free).replace(Sent::NOTHING))
}

#[defmt::global_logger]
struct Logger;

// SAFETY: there is one core, and no interrupt in this program, so no line begins within another.
unsafe impl defmt::Logger for Logger {
    fn acquire() {}

    unsafe fn flush() {}

    unsafe fn release() {
        interrupt::free(|free| SENT.borrow(free).borrow_mut().lines += 1);
    }

    unsafe fn write(bytes: &[u8]) {
        interrupt::free(|free| {
            let mut sent = SENT.borrow(free).borrow_mut();
            let start = sent.length;
            sent.length += bytes.len();
            let end = sent.length;
            if let Some(room) = sent.bytes.get_mut(start..end) {
                room.copy_from_slice(bytes);
            }
        });
    }
}
