"""Makes a virtual environment with the requirements, once: install.py TARGET REQUIREMENTS.

Two processes may ask at once: the second waits for the first (the system drops the lock of a process that dies), and TARGET appears whole or not
at all. Ends with 3 when virtual environments cannot be made, with 4 when pip fails.
"""
import fcntl
import os
import shutil
import subprocess
import sys


def make(target, requirements):
    staging = target + '.new'
    for leftover in (staging, target):
        shutil.rmtree(leftover, ignore_errors=True)
    if subprocess.call([sys.executable, '-I', '-m', 'venv', staging], stdout=2) != 0:
        sys.exit(3)
    pip = [os.path.join(staging, 'bin', 'python'), '-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input']
    if subprocess.call([*pip, '--requirement', requirements], stdout=2) != 0:
        sys.exit(4)
    name_interpreter(os.path.join(staging, 'bin'), os.path.join(target, 'bin', 'python'))
    os.rename(staging, target)


def name_interpreter(folder, python):
    """Scripts name in their first line the interpreter that installed them; they will need the one at its last address."""
    for entry in filter(os.DirEntry.is_file, os.scandir(folder)):
        with open(entry.path, 'rb') as script:
            first, rest = script.readline(), script.read()
        if first.startswith(b'#!' + os.fsencode(folder)):
            with open(entry.path, 'wb') as script:
                script.write(b'#!' + os.fsencode(python) + b'\n' + rest)


def main():
    target, requirements = sys.argv[1:]
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target + '.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # False as well where the interpreter that the environment links to was removed.
        if not os.path.exists(os.path.join(target, 'bin', 'python')):
            make(target, requirements)


main()
