//! Counts what a piece of code does: the steps that it makes, and the memory that it holds. Nothing here depends on
//! time, nor on the machine.

use std::alloc::{GlobalAlloc, Layout, System};
use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The steps so far. Plain code without calls counts them, for each call would be a step to count; one thread works.
static mut STEPS: u64 = 0;

/// Called by the compiled code for each edge between two pieces of it, see `tests/growth/run`.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc() {
    // SAFETY: only the thread that measures runs instrumented code.
    unsafe { STEPS += 1 }
}

/// What a piece of code did.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The edges of code that were taken.
    pub steps: u64,
    /// The bytes that it held at most, besides what was held before.
    pub peak: usize,
}

/// Counts what `work` does.
pub fn count(work: impl FnOnce()) -> Work {
    let held = HELD.load(Relaxed);
    PEAK.store(held, Relaxed);
    // SAFETY: as above.
    let before = unsafe { STEPS };
    work();
    // SAFETY: as above.
    let steps = unsafe { STEPS } - before;
    Work {
        steps,
        peak: PEAK.load(Relaxed) - held,
    }
}

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn take(bytes: usize) {
    let held = HELD.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(held, Relaxed);
}

fn give_back(bytes: usize) {
    HELD.fetch_sub(bytes, Relaxed);
}

/// The system's allocator, which counts the bytes that are held.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        give_back(layout.size());
        take(size);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Before each block of the parser's its size is kept, in as many bytes as its alignment asks for.
const BEFORE: usize = 16;

/// Lets the parser, which is written in C, take its memory from the same allocator. To be called first.
pub fn count_the_parser() {
    let allocator = tree_sitter::Allocator {
        malloc,
        calloc,
        realloc,
        free,
    };
    // SAFETY: the four belong together, and nothing has been parsed yet.
    unsafe { tree_sitter::set_allocator(Some(allocator)) }
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size + BEFORE, BEFORE).expect("a size that can be had")
}

unsafe extern "C" fn malloc(size: usize) -> *mut c_void {
    // SAFETY: the block has room for its size, which is aligned.
    unsafe {
        let block = std::alloc::alloc(layout(size));
        block.cast::<usize>().write(size);
        block.add(BEFORE).cast()
    }
}

unsafe extern "C" fn calloc(many: usize, size: usize) -> *mut c_void {
    // SAFETY: the block has that many bytes.
    unsafe {
        let at = malloc(many * size);
        ptr::write_bytes(at.cast::<u8>(), 0, many * size);
        at
    }
}

unsafe extern "C" fn realloc(at: *mut c_void, size: usize) -> *mut c_void {
    if at.is_null() {
        // SAFETY: anything is allowed.
        return unsafe { malloc(size) };
    }
    // SAFETY: `at` is behind its size in a block of `malloc`.
    unsafe {
        let block = at.cast::<u8>().sub(BEFORE);
        let block = std::alloc::realloc(block, layout(block.cast::<usize>().read()), size + BEFORE);
        block.cast::<usize>().write(size);
        block.add(BEFORE).cast()
    }
}

unsafe extern "C" fn free(at: *mut c_void) {
    if at.is_null() {
        return;
    }
    // SAFETY: `at` is behind its size in a block of `malloc`.
    unsafe {
        let block = at.cast::<u8>().sub(BEFORE);
        std::alloc::dealloc(block, layout(block.cast::<usize>().read()));
    }
}
