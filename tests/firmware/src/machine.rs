//! The machine: lines to the host, the end of the program, and what happens if it crashes.

use core::fmt::{self, Write};
use core::panic::PanicInfo;

use cortex_m_rt::{ExceptionFrame, exception};
use cortex_m_semihosting::{debug, hio};

/// Prints a line on the host.
pub fn print(line: fmt::Arguments<'_>) {
    if let Ok(mut out) = hio::hstdout() {
        // There is nobody to tell if this fails.
        let _ = writeln!(out, "{line}");
    }
}

/// Ends the program, and QEMU with it.
pub fn exit(success: bool) -> ! {
    loop {
        debug::exit(if success { debug::EXIT_SUCCESS } else { debug::EXIT_FAILURE });
    }
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    print(format_args!("FAILED: {info}"));
    exit(false)
}

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    print(format_args!("FAILED: hard fault at {:#010x}", frame.pc()));
    exit(false)
}
