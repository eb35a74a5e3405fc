"""Writes the SavedModel of test/fixtures: y = a * x + b, with a = 0.5 and b = 2 as variables.

    python3 -m venv /some/venv && /some/venv/bin/pip install tensorflow-cpu==2.20.0
    /some/venv/bin/python packages/model-publisher/scripts/make-half-plus-two.py packages/model-publisher/test/fixtures/half-plus-two/1

TensorFlow 2.20 writes what ModelServer 2.20 reads; newer ones write what it reads too, but nobody promises that.
"""

import os
import sys

# Before the import: TensorFlow logs a page about processors otherwise.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import tensorflow as tf  # noqa: E402


class HalfPlusTwo(tf.Module):
    """The smallest model that has variables, which a graph of constants would not."""

    def __init__(self):
        super().__init__()
        self.a = tf.Variable(0.5, name="a")
        self.b = tf.Variable(2.0, name="b")

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, name="x")])
    def __call__(self, x):
        return {"y": self.a * x + self.b}


def main(target):
    if os.path.exists(target):
        sys.exit(f"{target} exists; remove it first")
    model = HalfPlusTwo()
    options = tf.saved_model.SaveOptions(save_debug_info=False)
    tf.saved_model.save(model, target, signatures={"serving_default": model.__call__}, options=options)
    print(f"tensorflow {tf.__version__}: {target}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
