"""Writes two real models, with random weights: models.py FOLDER. ResNet-50 by Keras, and a text classifier with a large table by hand."""
import os
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import tensorflow as tf  # noqa: E402


class Classifier(tf.Module):
    """Words to a mean of their vectors, and two dense layers."""

    def __init__(self):
        super().__init__()
        self.table = tf.Variable(tf.random.normal([400_000, 256]))
        self.wide = tf.Variable(tf.random.normal([256, 4096]))
        self.narrow = tf.Variable(tf.random.normal([4096, 100]))

    @tf.function(input_signature=[tf.TensorSpec([None, 128], tf.int32, name='words')])
    def classify(self, words):
        mean = tf.reduce_mean(tf.gather(self.table, words), axis=1)
        return {'scores': tf.nn.softmax(tf.nn.relu(mean @ self.wide) @ self.narrow)}


def main():
    folder = sys.argv[1]
    tf.keras.applications.ResNet50(weights=None).export(os.path.join(folder, 'keras-resnet50', '1'), verbose=False)
    model = Classifier()
    tf.saved_model.save(model, os.path.join(folder, 'text-classifier', '1'), signatures=model.classify)


main()
