#!/usr/bin/env bash
# Every check and test, cheap ones first. Goes on after a failure, so that one run tells all that is wrong;
# what needs the release site is left out when that does not build. Ends with a table, and non-zero if a step failed.
. "$(dirname "$0")/lib.sh"
exec </dev/null
.ci/install.sh test

rows=()
failed=0
# Usage: step TARGET; runs it by make, without installing or building anything twice.
step() {
  local start=$SECONDS result=ok
  printf '\n━━━ %s\n' "$1"
  make --no-print-directory INSTALL=: RELEASE= "$1" || { result=FAILED; failed=1; }
  rows+=("$(printf '%-14s %-8s %5d s' "$1" "$result" $((SECONDS - start)))")
  [ "$result" = ok ]
}
leave_out() { rows+=("$(printf '%-14s %-8s %7s' "$1" "left out" -)"); }

step check || true
step check-js || true
step test-node || true
step test-host || true
step test-wasm || true
if step build; then
  step test-e2e || true
  step test-engines || true
  step test-newsrooms || true
  step test-budgets || true
  # They are services of the system, so nothing here installs them.
  if have nginx && have caddy && have apache2; then step test-hosting || true; else leave_out test-hosting; fi
else
  leave_out test-e2e
  leave_out test-engines
  leave_out test-newsrooms
  leave_out test-budgets
  leave_out test-hosting
fi

printf '\n━━━ all\n'
printf '%s\n' "${rows[@]}"
if [ "$failed" != 0 ]; then fail "Not everything passed."; fi
printf '✓ everything passed, in %d s\n' "$SECONDS"
