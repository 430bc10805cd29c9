import { resolve } from 'node:path'

/** npm changes to the repository's folder and leaves in INIT_CWD where the user stood. */
export function fromWhereTypedIn(file: string): string {
  return resolve(process.env.INIT_CWD ?? '.', file)
}

/** An error of the file system, such as ENOENT. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
