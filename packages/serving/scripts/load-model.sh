#!/usr/bin/env bash
# Fetches one version of a model from the store. Its folder appears in MODEL_DIR whole and verified, or not at all: ModelServer takes a folder
# as soon as it is there. Needs bash, coreutils and the AWS CLI; writes to MODEL_DIR and HOME only. May be killed and run again at any time.
#
#   MODEL_URI        s3://<bucket>/<model>/<version>      MODEL_DIR  ModelServer's base path      VERSION  name of the folder to make
#   MANIFEST_DIGEST  sha256:<hex> that its manifest must have, if set      REPORT  file for one line of how it ended, if set
#
# Takes what the manifest lists and nothing else that lies beside it, so that whoever may add an object cannot keep a version from starting.
# Ends with 0 when the version is there, 64 for a wrong setting, 65 for a version that is not whole, 66 for one that the store does not hold,
# 69 when the store does not answer, 74 when the disk fails.
set -uo pipefail
shopt -s dotglob globstar nullglob
LC_ALL=C # names are bytes

readonly manifest=manifest.sha256

report() {
  [[ -z ${REPORT-} ]] || printf '%s' "$1" > "$REPORT" || printf 'load-model: %s cannot be written\n' "$REPORT" >&2
}

fail() {
  printf 'load-model: %s\n' "$2" >&2
  report "$2"
  exit "$1"
}

check_settings() {
  local uri_form='^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*[^/])$'
  [[ ${VERSION-} =~ ^[1-9][0-9]{0,18}$ ]] || fail 64 "VERSION is '${VERSION-}': name a folder that ModelServer takes, a number"
  [[ ${MODEL_URI-} =~ $uri_form ]] || fail 64 "MODEL_URI is '${MODEL_URI-}': write s3://<bucket>/<model>/<version>"
  bucket=${BASH_REMATCH[1]} prefix=${BASH_REMATCH[2]}
  [[ $prefix == */"$VERSION" ]] || fail 64 "MODEL_URI is '$MODEL_URI': it is not the address of version $VERSION"
  [[ ${MODEL_DIR-} == /* ]] || fail 64 "MODEL_DIR is '${MODEL_DIR-}': name an absolute folder"
  [[ -z ${MANIFEST_DIGEST-} || $MANIFEST_DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] ||
    fail 64 "MANIFEST_DIGEST is '$MANIFEST_DIGEST': write sha256: and 64 hexadecimal digits"
  [[ -d ${HOME-} && -w $HOME ]] || fail 64 "HOME is '${HOME-}': the AWS CLI needs a folder that it may write to"
}

# The AWS CLI's own client, ten requests at once: the other one (crt) takes no time-out from its caller and up to the size of a file in memory, and newer releases
# choose it by themselves (docs/adr/0040).
configure() {
  export AWS_CONFIG_FILE=$HOME/aws.config
  printf '[default]\ns3 =\n  preferred_transfer_client = classic\n  max_concurrent_requests = 10\n' > "$AWS_CONFIG_FILE" ||
    fail 74 "$AWS_CONFIG_FILE cannot be written"
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

# Whether a path stays below the folder that it is listed for, by one name only.
is_below() {
  [[ /$1/ != */./* && /$1/ != */../* && /$1/ != *//* && $1 != "$manifest" ]]
}

# Reads the manifest of folder $1 into `sums`, by "/" and the path, for a file may be called @; the reason in `problem` when it is none, or not the
# one that was planned.
read_manifest() {
  local line path form='^([0-9a-f]{64})  (.+)$'
  sums=()
  [[ -f $1/$manifest ]] || { problem="$manifest is missing"; return 1; }
  digest=$(sha256sum < "$1/$manifest") digest=sha256:${digest%% *}
  [[ ${MANIFEST_DIGEST:-$digest} == "$digest" ]] || { problem="$manifest has digest $digest, and $MANIFEST_DIGEST was planned"; return 1; }
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ $form ]] || { problem="$manifest has a line that is not of sha256sum's form"; return 1; }
    path=${BASH_REMATCH[2]}
    is_below "$path" || { problem="$manifest lists ${path@Q}, which is no plain path"; return 1; }
    [[ -z ${sums[/$path]-} ]] || { problem="$manifest lists ${path@Q} twice"; return 1; }
    sums[/$path]=${BASH_REMATCH[1]}
  done < "$1/$manifest"
  ((${#sums[@]} > 0)) || { problem="$manifest lists no file"; return 1; }
}

# Copies what `sums` lists into folder $1, in one run of the AWS CLI. Its patterns know no escape but a class of one character.
copy_listed() {
  local path
  local -a only=(--exclude '*')
  for path in "${!sums[@]}"; do
    path=${path//\[/[[]}
    path=${path//\*/[*]}
    path=${path//\?/[?]}
    only+=("--include=${path#/}")
  done
  s3 s3 cp --recursive --only-show-errors "${only[@]}" "$MODEL_URI/" "$1/"
}

# Whether folder $1 holds just what its manifest lists, unchanged, and a model; the reason in `problem` when not.
verify() {
  local file path
  local -A sums
  read_manifest "$1" || return
  for file in "$1"/**; do
    path=${file#"$1"/}
    [[ -d $file || $path == "$manifest" ]] && continue
    [[ -n ${sums[/$path]-} ]] || { problem="${path@Q} is not listed in $manifest"; return 1; }
    [[ $(sha256sum < "$file") == "${sums[/$path]}  -" ]] || { problem="${path@Q} is not what $manifest lists"; return 1; }
    sync -- "$file" || { problem="${path@Q} cannot be written to disk"; return 1; }
  done
  for path in "${!sums[@]}"; do
    path=${path#/}
    [[ -f $1/$path ]] || { problem="${path@Q} is missing"; return 1; }
  done
  [[ -f $1/saved_model.pb ]] || { problem='saved_model.pb is missing (a saved_model.pbtxt is not taken)'; return 1; }
}

# Copies the version into folder $1: its manifest, and then what that lists.
copy() {
  local -A sums
  s3 s3 cp --only-show-errors "$MODEL_URI/$manifest" "$1/$manifest" || fail 69 "$MODEL_URI cannot be copied"
  read_manifest "$1" || fail 65 "$MODEL_URI is not whole: $problem"
  copy_listed "$1" || fail 69 "$MODEL_URI cannot be copied"
}

main() {
  check_settings
  local staging=$MODEL_DIR/.loading-$VERSION served=$MODEL_DIR/$VERSION problem='' digest=''
  if [[ -e $served ]]; then
    verify "$served" && { report "manifest $digest"; printf 'load-model: %s is there already\n' "$served"; return; }
    rm -rf -- "$served" || fail 74 "$served cannot be removed, and $problem"
  fi
  configure
  require_published
  { rm -rf -- "$staging" && mkdir -p -- "$staging"; } || fail 74 "$staging cannot be made"
  copy "$staging"
  verify "$staging" || fail 65 "$MODEL_URI is not whole: $problem"
  { mv -T -- "$staging" "$served" && sync -- "$MODEL_DIR"; } || fail 74 "$served cannot be made"
  report "manifest $digest"
  printf 'load-model: %s is at %s\n' "$MODEL_URI" "$served"
}

main
