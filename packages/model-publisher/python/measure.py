"""Loads a SavedModel as ModelServer does (a session of TensorFlow 1), asks it, and prints what that took, as JSON: measure.py FOLDER CPUS AT_ONCE ROUNDS.

Memory is the difference to the same process with a graph of a single operation, MiB: TensorFlow itself is more in Python than in ModelServer. An item is one row of each input; dimensions
that the signature leaves open are one.
"""
import json
import os
import resource
import sys
import threading
import time

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402


def resident():
    with open('/proc/self/status') as status:
        fields = dict(line.split(':', 1) for line in status)
    return int(fields['VmRSS'].split()[0]) / 1024, int(fields['VmHWM'].split()[0]) / 1024


def config(cpus):
    return tf.compat.v1.ConfigProto(intra_op_parallelism_threads=cpus, inter_op_parallelism_threads=cpus)


def warm(cpus):
    """What any graph needs once: thread pools, kernels, the optimizer."""
    graph = tf.Graph()
    with graph.as_default():
        left = tf.compat.v1.placeholder(tf.float32, [64, 64])
        product = tf.matmul(left, left)
        with tf.compat.v1.Session(graph=graph, config=config(cpus)) as session:
            session.run(product, {left: np.ones([64, 64], np.float32)})


def value(info):
    shape = [max(1, dim.size) for dim in info.tensor_shape.dim]
    kind = tf.as_dtype(info.dtype)
    if kind == tf.string:
        return np.full(shape, b'', dtype=object)
    return np.ones(shape, kind.as_numpy_dtype)


def ask(session, fetches, feeds, at_once, rounds):
    failures = []

    def worker():
        try:
            for _ in range(rounds):
                session.run(fetches, feeds)
        except Exception as error:  # Told by the caller.
            failures.append(error)

    threads = [threading.Thread(target=worker) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def main():
    folder, cpus, at_once, rounds = sys.argv[1], *map(int, sys.argv[2:])
    warm(cpus)
    before, _ = resident()
    with tf.Graph().as_default(), tf.compat.v1.Session(config=config(cpus)) as session:
        graph = tf.compat.v1.saved_model.loader.load(session, ['serve'], folder)
        signature = next(one for name, one in sorted(graph.signature_def.items(), reverse=True) if not name.startswith('__'))
        loaded, _ = resident()
        feeds = {info.name: value(info) for info in signature.inputs.values()}
        fetches = [info.name for info in signature.outputs.values()]
        session.run(fetches, feeds)
        once, _ = resident()
        used, clock = time.process_time(), time.perf_counter()
        for _ in range(rounds):
            session.run(fetches, feeds)
        cpu = (time.process_time() - used) / rounds
        wall = (time.perf_counter() - clock) / rounds
        ask(session, fetches, feeds, at_once, rounds)
        after, most = resident()
    print(json.dumps({
        'tensorflow': tf.__version__,
        'loadedMiB': round(loaded - before, 1),
        'firstMiB': round(once - before, 1),
        'afterMiB': round(after - before, 1),
        'mostMiB': round(most - before, 1),
        'atOnce': at_once,
        'cpuMillis': round(cpu * 1000, 2),
        'wallMillis': round(wall * 1000, 2),
    }))


main()
