/** A packed file is unpacked to so many bytes at most, whatever it says: 195 kB can become 399 MB. */
export const maximumUnpackedBytes = {
  /** In memory, where most files are. */
  memory: 1024 ** 3,
  /** Where blobs are kept, which is the disk when they are many. */
  blob: 8 * 1024 ** 3,
}
