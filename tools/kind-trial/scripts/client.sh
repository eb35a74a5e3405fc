#!/usr/bin/env bash
# Asks a model for predictions until the time is up, and says at the end how many were answered and how many were lost. Each request is a connection
# of its own, as it comes from a client that knows nothing of the pods. Needs bash and coreutils.
#
#   HOST, PORT    the Service           MODEL_PATH   /v1/models/<model>:predict
#   RUN_SECONDS   for how long; 0 asks once          WORKERS   how many ask at a time
#
# The model is half_plus_two: x / 2 + 2.
set -uo pipefail

readonly body='{"instances": [1.0, 2.0, 5.0]}'
readonly right='^HTTP/1\.1 200 .*"predictions": \[2\.5, 3\.0, 4\.5'

# The answer to one request, in one line, or what went wrong.
ask() {
  # shellcheck disable=SC2016 # the inner bash has its own arguments
  timeout 15 bash -c 'exec 3<> "/dev/tcp/$0/$1" && printf "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" "$2" "$0" "${#3}" "$3" >&3 && cat <&3' \
    "$HOST" "$PORT" "$MODEL_PATH" "$body" 2>&1 | tr -s '\r\n ' ' '
}

work() {
  local answered=0 lost=0 answer end=$((SECONDS + RUN_SECONDS))
  while true; do
    answer=$(ask)
    if [[ $answer =~ $right ]]; then
      ((++answered))
    else
      ((++lost))
      printf 'lost after %d s: %s\n' "$SECONDS" "${answer:-no answer}"
    fi
    ((SECONDS < end)) || break
  done
  printf 'answered %d lost %d\n' "$answered" "$lost"
}

for ((worker = 0; worker < WORKERS; ++worker)); do work & done
wait
