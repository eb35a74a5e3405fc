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

# Kubernetes keeps the output of a preStop nowhere (kubernetes/kubernetes#16412), so it is said in the container's log as well: where PID 1 writes,
# if PID 1 is the server's parent, as it is in a container (proc(5), stat: after the name in brackets, state and parent).
say() {
  local stat=
  printf 'drain: %s\n' "$1"
  { stat=$(< "/proc/${server-0}/stat"); } 2> /dev/null
  [[ ${stat##*) } == ?\ 1\ * && -w /proc/1/fd/1 ]] || return 0
  { printf 'drain: %s\n' "$1" >> /proc/1/fd/1; } 2> /dev/null || return 0
}

fail() {
  say "$2" >&2
  exit "$1"
}

for name in REST_PORT GRPC_PORT BALANCER_SECONDS LONGEST_REQUEST_SECONDS PRE_STOP_SECONDS STOP_SECONDS; do
  [[ ${!name-} =~ ^(0|[1-9][0-9]{0,5})$ ]] || fail 64 "$name is '${!name-}': write a whole number"
done
((BALANCER_SECONDS + LONGEST_REQUEST_SECONDS + STOP_SECONDS <= PRE_STOP_SECONDS)) ||
  fail 64 "PRE_STOP_SECONDS is $PRE_STOP_SECONDS: it has no room for $BALANCER_SECONDS + $LONGEST_REQUEST_SECONDS + $STOP_SECONDS"

# Hundredths of a second that this machine has run, in `clock`: no step of the wall clock shortens a wait.
look_at_clock() {
  read -r clock _ < /proc/uptime
  clock=$((10#${clock/./}))
}

# Whether $1 seconds have passed since this script began.
has_passed() {
  look_at_clock
  ((clock - begun >= 100 * $1))
}

is_running() {
  kill -0 "$server" 2> /dev/null
}

# Whether a socket of the server's ports is in one of the states $1 (include/net/tcp_states.h, two hexadecimal digits each). The kernel's tables
# are matched as a whole, for bash reads lines from a pipe byte by byte.
has_sockets() {
  local ports
  printf -v ports '%04X|%04X' "$REST_PORT" "$GRPC_PORT"
  [[ $(cat /proc/net/tcp /proc/net/tcp6 2> /dev/null) =~ :($ports)\ [0-9A-F]+:[0-9A-F]{4}\ ($1)\  ]]
}

# Before the model is loaded no port is open. Where the kernel does not tell, it may be.
listens() {
  [[ ! -r /proc/net/tcp ]] || has_sockets 0A
}

# Established, or with bytes still under way in either direction: all but FIN_WAIT2, TIME_WAIT, CLOSE and LISTEN.
is_connected() {
  [[ ! -r /proc/net/tcp ]] || has_sockets '01|02|03|04|08|09|0B|0C'
}

metrics() {
  # shellcheck disable=SC2016 # the inner bash has its own arguments
  timeout 2 bash -c 'exec 3<> "/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\r\n\r\n" "$1" >&3 && cat <&3' "$REST_PORT" "$METRICS_PATH" 2> /dev/null
}

# Predictions answered so far: those that went well are in the latency by API, those that failed in the count by status.
answered() {
  local page point total=0
  page=$(metrics) && [[ $page == HTTP/1.?\ 200* ]] || return
  while [[ $page =~ :tensorflow:serving:request_(latency_)?count\{([^}]*)\}\ ([0-9]+) ]]; do
    point=${BASH_REMATCH[0]}
    [[ ${BASH_REMATCH[2]} == *'API=""'* || ${BASH_REMATCH[2]} == *'status="OK"'* ]] || ((total += BASH_REMATCH[3]))
    page=${page#*"$point"}
  done
  printf '%s' "$total"
}

# Says in a line why it stopped waiting. A server too busy to show its metrics is not quiet.
wait_until_quiet() {
  local count last='' since unconnected=0
  look_at_clock
  since=$clock
  while is_running; do
    if is_connected; then unconnected=0; else ((++unconnected)); fi
    ((unconnected < 2)) || { printf 'nobody is connected\n'; return; }
    # The clock is read before the metrics: what is answered while they are fetched is late, not early.
    look_at_clock
    if ! count=$(answered) || [[ $count != "$last" ]]; then
      look_at_clock
      last=${count-} since=$clock
    fi
    ((clock - since <= 100 * LONGEST_REQUEST_SECONDS)) || { printf 'no request was answered for %d s\n' $(((clock - since) / 100)); return; }
    sleep 0.5
  done
  printf 'it has ended by itself\n'
}

look_at_clock
begun=$clock
# A pod may be asked to stop as soon as it starts, before there is a server: the next moment there is one, which nobody would end. Where none comes, the
# wrapper has ended, and this command with it.
until [[ -f ${SERVER_PID_FILE-} ]]; do
  ! has_passed $((PRE_STOP_SECONDS - STOP_SECONDS)) || { printf 'drain: no server runs\n'; exit 0; }
  sleep 0.1
done
server=$(< "$SERVER_PID_FILE")
[[ $server =~ ^[1-9][0-9]*$ && $server != 1 ]] || fail 64 "$SERVER_PID_FILE holds '$server': that is no server's PID"
printf '%s\n' "$$" > "$SERVER_PID_FILE.draining"

while is_running && listens && ! has_passed "$BALANCER_SECONDS"; do sleep 0.5; done

# To the hundredth, however long a look takes.
look_at_clock
left=$((begun + 100 * (PRE_STOP_SECONDS - STOP_SECONDS) - clock))
((left > 0)) || left=1
printf -v left '%d.%02d' $((left / 100)) $((left % 100))
read -r -t "$left" reason < <(wait_until_quiet) || reason='the time is up'
# Whoever still looks would hold the output of this command open, and with it whoever waits for its end.
kill "$!" 2> /dev/null

look_at_clock
say "ending the server after $(((clock - begun) / 100)) s: $reason"
kill -TERM "$server" 2> /dev/null
while is_running; do
  ! has_passed "$PRE_STOP_SECONDS" || fail 75 "the server still runs after $PRE_STOP_SECONDS s; it is left to the grace period"
  sleep 0.1
done
