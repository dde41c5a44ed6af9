#!/usr/bin/env bash
# Packs a release:  .ci/release.sh <program> <folder>
# The archive for this computer's kind, the prebuilt site for those who edit index.html by hand, and checksums.
set -euo pipefail
program=$PWD/$1
out=$2
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
target=${TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
name="dateline-$version-$target"

rm -rf "$out"
mkdir -p "$out/$name"
[ -f "$program" ] || program=$program.exe
cp "$program" LICENSE-MIT LICENSE-APACHE README.md CHANGELOG.md "$out/$name/"
node .ci/licences.mjs "$target" > "$out/$name/licences.txt"
tar -C "$out" -czf "$out/$name.tar.gz" "$name"
rm -r "${out:?}/$name"

# A site with all formats and the sample edition, which shows that it works before its index.html is changed.
site="dateline-site-$version"
work=$(mktemp -d)
mkdir -p "$work/static"
cp -r public/edition "$work/static/"
cat > "$work/dateline.json" <<'SETTINGS'
{
  "name": "Date|line", "language": "en-GB", "feed": "edition/feed.json",
  "sources": [{ "url": "edition/feed.json", "article": "edition/articles/{slug}.json", "read": "browser" }]
}
SETTINGS
"$program" build "$work" --json > /dev/null
rm -f "$work/public/edition/.press.lock"
mv "$work/public" "$out/$site"
# Windows' shell has no zip; the site is the same from everywhere. -X: without the owner of the files.
if command -v zip > /dev/null; then
  (cd "$out" && zip -q -X -r "$site.zip" "$site")
else
  echo "• no zip here: $site.zip was not made" >&2
fi
rm -r "${out:?}/$site"
rm -r "$work"

(cd "$out" && if command -v sha256sum > /dev/null; then sha256sum -- *.*; else shasum -a 256 -- *.*; fi > SHA256SUMS)
ls -l "$out"
