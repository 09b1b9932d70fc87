// Tells libFuzzer which places of the C parser an input reaches. The compiler calls a hook at every place
// (`-fsanitize-coverage=trace-pc`); libFuzzer refuses its own, so the linker puts this one in its stead (see build.rs).

#include <stdint.h>

#define COUNTERS 65536

__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t counters[COUNTERS];

extern char __executable_start;
static uintptr_t before;

// The hook itself is not observed, or it would call itself without end.
#if defined(__clang__)
__attribute__((no_sanitize("coverage", "address")))
#else
__attribute__((no_sanitize_coverage, no_sanitize_address))
#endif
void __wrap___sanitizer_cov_trace_pc(void) {
  uintptr_t place = (uintptr_t)__builtin_return_address(0) - (uintptr_t)&__executable_start;
  counters[(place ^ before) % COUNTERS]++;
  before = place >> 1;
}
