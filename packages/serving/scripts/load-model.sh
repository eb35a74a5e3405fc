#!/usr/bin/env bash
# Fetches one version of a model from the store. Its folder appears in MODEL_DIR whole and verified, or not at all: ModelServer takes a folder
# as soon as it is there. Needs bash, coreutils and the AWS CLI; writes to MODEL_DIR and HOME only. May be killed and run again at any time.
#
#   MODEL_URI  s3://<bucket>/<model>/<version>      MODEL_DIR  ModelServer's base path      VERSION  name of the folder to make
#
# Ends with 0 when the version is there, 64 for a wrong setting, 65 for a version that is not whole, 66 for one that the store does not hold,
# 69 when the store does not answer, 74 when the disk fails.
set -uo pipefail
shopt -s dotglob globstar nullglob
LC_ALL=C # names are bytes

readonly manifest=manifest.sha256

fail() {
  printf 'load-model: %s\n' "$2" >&2
  exit "$1"
}

check_settings() {
  local uri_form='^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*[^/])$'
  [[ ${VERSION-} =~ ^[1-9][0-9]{0,18}$ ]] || fail 64 "VERSION is '${VERSION-}': name a folder that ModelServer takes, a number"
  [[ ${MODEL_URI-} =~ $uri_form ]] || fail 64 "MODEL_URI is '${MODEL_URI-}': write s3://<bucket>/<model>/<version>"
  bucket=${BASH_REMATCH[1]} prefix=${BASH_REMATCH[2]}
  [[ $prefix == */"$VERSION" ]] || fail 64 "MODEL_URI is '$MODEL_URI': it is not the address of version $VERSION"
  [[ ${MODEL_DIR-} == /* ]] || fail 64 "MODEL_DIR is '${MODEL_DIR-}': name an absolute folder"
  [[ -d ${HOME-} && -w $HOME ]] || fail 64 "HOME is '${HOME-}': the AWS CLI needs a folder that it may write to"
}

# The AWS CLI waits a minute for a connection that nobody takes, and again at each attempt.
s3() {
  aws "$@" --cli-connect-timeout 5 --cli-read-timeout 30
}

# First key that begins with $1, or nothing. To list is no read: asking for a key that is not there would look like a stranger's attempt.
first_key() {
  local key
  key=$(s3 s3api list-objects-v2 --bucket "$bucket" --prefix "$1" --max-keys 1 --no-paginate --query 'Contents[0].Key' --output text) || return
  [[ $key == None ]] || printf '%s' "$key"
}

# The publisher writes the manifest last, so a version without one is still on its way.
require_published() {
  local key
  key=$(first_key "$prefix/$manifest") || fail 69 "$MODEL_URI cannot be listed"
  [[ $key != "$prefix/$manifest" ]] || return 0
  key=$(first_key "$prefix/") || fail 69 "$MODEL_URI cannot be listed"
  [[ -n $key ]] || fail 66 "$MODEL_URI holds nothing"
  fail 65 "$MODEL_URI has no $manifest: it is not published to its end"
}

# Reads the manifest of folder $1 into `sums`; the reason in `problem` when it is none.
read_manifest() {
  local line form='^([0-9a-f]{64})  (.+)$'
  sums=()
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ $form ]] || { problem="$manifest has a line that is not of sha256sum's form"; return 1; }
    sums[${BASH_REMATCH[2]}]=${BASH_REMATCH[1]}
  done < "$1/$manifest"
  ((${#sums[@]} > 0)) || { problem="$manifest lists no file"; return 1; }
}

# Whether folder $1 holds just what its manifest lists, unchanged, and a model; the reason in `problem` when not.
verify() {
  local file path seen=0
  local -A sums
  [[ -f $1/$manifest ]] || { problem="$manifest is missing"; return 1; }
  read_manifest "$1" || return
  for file in "$1"/**; do
    path=${file#"$1"/}
    [[ -d $file || $path == "$manifest" ]] && continue
    [[ -n ${sums[$path]-} ]] || { problem="${path@Q} is not listed in $manifest"; return 1; }
    [[ $(sha256sum < "$file") == "${sums[$path]}  -" ]] || { problem="${path@Q} is not what $manifest lists"; return 1; }
    sync -- "$file" || { problem="${path@Q} cannot be written to disk"; return 1; }
    ((++seen))
  done
  for path in "${!sums[@]}"; do
    [[ -f $1/$path ]] || { problem="${path@Q} is missing"; return 1; }
  done
  ((seen == ${#sums[@]})) || { problem="$manifest lists a file twice"; return 1; }
  [[ -f $1/saved_model.pb ]] || { problem='saved_model.pb is missing (a saved_model.pbtxt is not taken)'; return 1; }
}

main() {
  check_settings
  local staging=$MODEL_DIR/.loading-$VERSION served=$MODEL_DIR/$VERSION problem=
  if [[ -e $served ]]; then
    verify "$served" && { printf 'load-model: %s is there already\n' "$served"; return; }
    rm -rf -- "$served" || fail 74 "$served cannot be removed, and $problem"
  fi
  require_published
  { rm -rf -- "$staging" && mkdir -p -- "$staging"; } || fail 74 "$staging cannot be made"
  s3 s3 cp --recursive --only-show-errors "$MODEL_URI/" "$staging/" || fail 69 "$MODEL_URI cannot be copied"
  verify "$staging" || fail 65 "$MODEL_URI is not whole: $problem"
  { mv -T -- "$staging" "$served" && sync -- "$MODEL_DIR"; } || fail 74 "$served cannot be made"
  printf 'load-model: %s is at %s\n' "$MODEL_URI" "$served"
}

main
