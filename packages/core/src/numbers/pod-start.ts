/** A node's first pull of the images, seconds, at most: an allowance, nobody has measured them on these nodes. */
export const imagePullSeconds = 30;
/** From a bound pod to its first container at work, seconds, at most: an allowance, the clock of the runs in drain.md. */
export const containerStartSeconds = 10;
/** The loader's copy from the store, seconds for each GiB: KServe's initializer takes "60 s+" for 1 GB (kserve#2529). */
export const fetchSecondsPerGiB = 60;
/** What a gp3 volume writes and reads, MiB/s, where its template asks for no more (EBS user guide, "General Purpose SSD volumes"). */
export const volumeMiBPerSecond = 125;
/** What one processor digests with SHA-256, MiB/s: an allowance, half of what sha256sum of coreutils 9.1 was seen to do (1 GiB in 1.98 s of processor time). */
export const digestMiBPerSecond = 250;
/** ModelServer's load, seconds for each GiB: 3 GB in about 10 s (TFS#881). */
export const loadSecondsPerGiB = 10 / 3;
/** ModelServer's run of the requests recorded in the model, at most 1000 of them, seconds: an allowance (serving 1.4). */
export const warmupSeconds = 30;
