//! The machine: lines to the host, the end of the program, what happens if it crashes, and how deep the stack gets.

use core::fmt::{self, Write};
use core::panic::PanicInfo;

use cortex_m::register::msp;
use cortex_m_rt::{ExceptionFrame, exception};
use cortex_m_semihosting::{debug, hio};

/// Prints a line on the host.
pub fn print(line: fmt::Arguments<'_>) {
    if let Ok(mut out) = hio::hstdout() {
        // A failure of this cannot be reported anywhere.
        let _ = writeln!(out, "{line}");
    }
}

/// Ends the program, and QEMU with it.
pub fn exit(success: bool) -> ! {
    loop {
        debug::exit(if success { debug::EXIT_SUCCESS } else { debug::EXIT_FAILURE });
    }
}

/// Returns the bytes of stack that a function takes at most, with all that it calls.
pub fn stack_of(run: fn()) -> u32 {
    const DEPTH: u32 = 16 << 10;
    const PAINT: u32 = 0xdb5c_0de5;
    let top = msp::read();
    // This function may still need what is right below.
    let painted = (top - DEPTH..top - 64).step_by(4);
    for address in painted.clone() {
        // SAFETY: RAM that no variable is in, since the stack grows down to it and is the only thing so far up.
        unsafe { (address as *mut u32).write_volatile(PAINT) };
    }
    run();
    // SAFETY: the same RAM, written above.
    let untouched = painted.take_while(|&address| unsafe { (address as *const u32).read_volatile() } == PAINT);
    untouched.last().map_or(DEPTH, |deepest| top - deepest - 4)
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
