#!/usr/bin/env bash
# PID 1 of the server's container: starts ModelServer with this script's arguments and ends as it ends. Kubernetes' SIGTERM never reaches the
# server, which it would kill at once with all requests in flight; drain.sh, the preStop command, ends it when it is quiet.
#
#   SERVER_PID_FILE  where the server's PID stands while it runs; drain.sh reads it      SERVER_PROGRAM  default: ModelServer of the image
#
# Ends with the server's own status, 64 for a missing setting, 74 when the PID file cannot be written.
set -uo pipefail
# A handler that does nothing, and not an ignored signal: that would stay ignored in the server, and drain.sh could not end it.
trap : TERM INT HUP

readonly pid_file=${SERVER_PID_FILE-}

fail() {
  printf 'serve: %s\n' "$2" >&2
  exit "$1"
}

[[ $pid_file == /* ]] || fail 64 "SERVER_PID_FILE is '$pid_file': name a file on a writable mount"
rm -f -- "$pid_file" "$pid_file.draining"

"${SERVER_PROGRAM:-/usr/bin/tensorflow_model_server}" "$@" &
server=$!
# Renamed into place, so that nobody reads half a number.
if ! { printf '%s\n' "$server" > "$pid_file.new" && mv -- "$pid_file.new" "$pid_file"; }; then
  kill -TERM "$server"
  fail 74 "$pid_file cannot be written: without it the server cannot be drained"
fi

# A signal ends `wait` early, and of two at once the handler may run before the second does so: what counts is whether there is a server. The last `wait`
# returns the status that bash remembers of it. Orphans are reaped by bash itself.
while kill -0 "$server" 2> /dev/null; do wait "$server"; done
wait "$server"
status=$?
rm -f -- "$pid_file"

# With PID 1 ends every process of the container, drain.sh as well, and Kubernetes would report a preStop that failed: let it end first.
draining=0
if [[ -f $pid_file.draining ]]; then draining=$(< "$pid_file.draining"); fi
for ((tries = 20; tries > 0; tries--)); do
  [[ $draining =~ ^[1-9][0-9]*$ ]] || break
  kill -0 "$draining" 2> /dev/null || break
  sleep 0.1
done
exit "$status"
