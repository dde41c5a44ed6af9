#!/usr/bin/env bash
# Fuzzing led by coverage:  .ci/fuzz.sh SECONDS [TARGET…]   each target for so many seconds; all of them if none is named.
# What libFuzzer keeps is in target/guided/corpus, and the next run goes on from there. An input that breaks a promise is
# written to target/guided/broken-…; mended, it belongs into tests/fuzz/found/TARGET, where the tests read it each time.
. "$(dirname "$0")/lib.sh"
exec </dev/null
seconds=$1
shift
have c++ || fail "A C++ compiler is missing: libFuzzer is built from source." "Install g++ or clang, and run this again."

# The folder's own configuration has the flags; those of the shell would take their place.
unset RUSTFLAGS CARGO_TARGET_DIR
(cd tests/fuzz/guided && cargo build --quiet --release)
binary=$(echo target/guided/*/release/guided)
if [ $# = 0 ]; then mapfile -t targets < <("$binary" 2>/dev/null); else targets=("$@"); fi

failed=0
for target in "${targets[@]}"; do
  corpus=target/guided/corpus/$target log=target/guided/$target.log
  found=tests/fuzz/found/$target
  mkdir -p "$corpus"
  [ -d "$found" ] || found=
  # Whatever takes longer than this for a text of the longest length takes quadratic time.
  if FUZZ_TARGET=$target "$binary" -max_total_time="$seconds" -max_len=24000 -timeout=5 -print_final_stats=1 \
    -artifact_prefix="target/guided/broken-$target-" "$corpus" ${found:+"$found"} >"$log" 2>&1; then
    say "$target: $(awk '/number_of_executed/ { print $2 }' "$log") inputs, edges and kept: $(grep 'cov:' "$log" | tail -n 1 | sed 's/.*cov: \([0-9]*\).*corp: \([0-9]*\).*/\1, \2/')"
  else
    grep -a -A 4 'panicked at\|ERROR: libFuzzer' "$log" | head -n 12 || true
    say "$target: BROKEN; the input: $(grep -a -o 'target/guided/broken-[^ ]*' "$log" | tail -n 1), all of it: $log"
    failed=1
  fi
done
[ "$failed" = 0 ] || fail "A promise is broken." "FUZZ_TARGET=… $binary FILE reads one input again."
