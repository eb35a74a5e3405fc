#!/usr/bin/env bash
# preStop of the server's container: lets the balancer stop sending, waits until ModelServer is quiet, then ends it. While this runs, the server
# goes on answering. It never sends SIGKILL: a server that does not end is left to the grace period, and said so.
#
# Quiet is, after BALANCER_SECONDS, the first of
# - nobody is connected, two looks in a row: without a connection there is no request;
# - no request was answered for longer than LONGEST_REQUEST_SECONDS: what had begun before has ended. ModelServer counts a request when it
#   ends (http_server.cc, prediction_service_impl.cc) and has no count of those in flight.
# At the latest it is STOP_SECONDS before PRE_STOP_SECONDS: whatever came before the balancer stopped has ended by then, if the numbers are
# right. Probes and the balancer's checks are not counted: model status and metadata have an empty API in ModelServer's latency metric.
#
# Settings: SERVER_PID_FILE, REST_PORT, GRPC_PORT, METRICS_PATH, and, in whole seconds, BALANCER_SECONDS, LONGEST_REQUEST_SECONDS,
# PRE_STOP_SECONDS, STOP_SECONDS. Ends with 0 when the server has ended, 64 for a wrong setting, 75 when the server is still there.
set -uo pipefail

fail() {
  printf 'drain: %s\n' "$2" >&2
  exit "$1"
}

for name in REST_PORT GRPC_PORT BALANCER_SECONDS LONGEST_REQUEST_SECONDS PRE_STOP_SECONDS STOP_SECONDS; do
  [[ ${!name-} =~ ^(0|[1-9][0-9]{0,5})$ ]] || fail 64 "$name is '${!name-}': write a whole number"
done
readonly last_moment=$((PRE_STOP_SECONDS - STOP_SECONDS))
((BALANCER_SECONDS + LONGEST_REQUEST_SECONDS <= last_moment)) ||
  fail 64 "PRE_STOP_SECONDS is $PRE_STOP_SECONDS: it has no room for $BALANCER_SECONDS + $LONGEST_REQUEST_SECONDS + $STOP_SECONDS"
[[ -f ${SERVER_PID_FILE-} ]] || { printf 'drain: no server runs\n'; exit 0; }
server=$(< "$SERVER_PID_FILE")
[[ $server =~ ^[1-9][0-9]*$ && $server != 1 ]] || fail 64 "$SERVER_PID_FILE holds '$server': that is no server's PID"

trap 'rm -f -- "$SERVER_PID_FILE.draining"' EXIT
: > "$SERVER_PID_FILE.draining"

# Whether a socket of the server's ports is in one of the states $1 (include/net/tcp_states.h, two hexadecimal digits each).
has_sockets() {
  local address state port
  while read -r _ address _ state _; do
    [[ $address == *:* && " $1 " == *" $state "* ]] || continue
    port=$((16#${address##*:}))
    ((port == REST_PORT || port == GRPC_PORT)) && return 0
  done < <(cat /proc/net/tcp /proc/net/tcp6 2> /dev/null)
  return 1
}

# Before the model is loaded no port is open. Where the kernel does not tell, it may be.
listens() {
  [[ ! -r /proc/net/tcp ]] || has_sockets 0A
}

# Established, or with bytes still under way in either direction: all but FIN_WAIT2, TIME_WAIT, CLOSE and LISTEN.
is_connected() {
  [[ ! -r /proc/net/tcp ]] || has_sockets '01 02 03 04 08 09 0B 0C'
}

metrics() {
  # shellcheck disable=SC2016 # the inner bash has its own arguments
  timeout 2 bash -c 'exec 3<> "/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\r\n\r\n" "$1" >&3 && cat <&3' "$REST_PORT" "$METRICS_PATH" 2> /dev/null
}

# Predictions answered so far: those that went well are in the latency by API, those that failed in the count by status.
# Through a pipe: bash keeps a long here-string in a file, and the root is read-only.
answered() {
  local page line total=0
  page=$(metrics) && [[ $page == HTTP/1.?\ 200* ]] || return
  while read -r line; do
    case ${line%$'\r'} in
      :tensorflow:serving:request_latency_count\{*'API=""'* | :tensorflow:serving:request_count\{*'status="OK"'*) ;;
      :tensorflow:serving:request_latency_count\{*'} '[0-9]* | :tensorflow:serving:request_count\{*'} '[0-9]*) ((total += ${line##* })) ;;
    esac
  done < <(printf '%s\n' "$page")
  printf '%s' "$total"
}

is_running() {
  kill -0 "$server" 2> /dev/null
}

wait_for_balancer() {
  while is_running && listens && ((SECONDS < BALANCER_SECONDS)); do sleep 0.5; done
}

# Says why it stopped waiting. A server too busy to show its metrics is not quiet.
wait_until_quiet() {
  local count last='' since=$SECONDS unconnected=0
  while ((SECONDS < last_moment)); do
    is_running || { printf 'it has ended by itself'; return; }
    if is_connected; then unconnected=0; else ((++unconnected)); fi
    ((unconnected < 2)) || { printf 'nobody is connected'; return; }
    if ! count=$(answered) || [[ $count != "$last" ]]; then last=${count-} since=$SECONDS; fi
    ((SECONDS - since <= LONGEST_REQUEST_SECONDS)) || { printf 'no request was answered for %d s' "$((SECONDS - since))"; return; }
    sleep 0.5
  done
  printf 'the time is up'
}

wait_for_balancer
reason=$(wait_until_quiet)
printf 'drain: ending the server after %d s: %s\n' "$SECONDS" "$reason"
kill -TERM "$server" 2> /dev/null
while is_running; do
  ((SECONDS < PRE_STOP_SECONDS)) || fail 75 "the server still runs after $PRE_STOP_SECONDS s; it is left to the grace period"
  sleep 0.1
done
