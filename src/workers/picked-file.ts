/** A file of the picker or of a drop, with its path inside the folder it came from (`/`-separated; its name for a single file). */
export interface PickedFile {
  readonly file: File
  readonly path: string
}
