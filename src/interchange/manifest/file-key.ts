/** Extensions that a manifest may leave out or spell otherwise. Others are part of the name: a UID has points too. */
const extension =
  /\.(?:png|jpe?g|dcm|dicom|dic|webp|bmp|gif|avif|tiff?|jp2|txt|text|md|nii|nii\.gz|mha|nrrd|gz|zip|csv|json|xml)$/i

/** Folders and name of a file as manifests and pickers spell it: `\` or `/` between, `./` before, in lower case, without extension. */
export function pathKey(file: string): readonly string[] {
  const lower = file.trim().toLowerCase().replace(extension, '')
  if (!/[/\\]/.test(lower)) return lower === '' || lower === '.' ? [] : [lower]
  return lower.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.')
}

/** Files by their names: finds those that a spelling can mean. */
export interface FileIndex {
  /**
   * Positions, in the list the index was made of, of the files that a path (see `pathKey`) can mean: of two paths that end alike one may be given from further
   * up. Where the whole path is there, it alone.
   */
  find(path: readonly string[]): readonly number[]
}

const none: readonly number[] = []

export function fileIndex(files: readonly string[]): FileIndex {
  const byPath = new Map<string, number[]>()
  const byEnding = new Map<string, number[]>()
  for (const [index, file] of files.entries()) {
    const path = pathKey(file)
    if (path.length > 0) push(byPath, path.join('/'), index)
    for (const ending of properEndings(path)) push(byEnding, ending, index)
  }
  return {
    find(path) {
      const key = path.length === 1 ? (path[0] ?? '') : path.join('/')
      const whole = byPath.get(key)
      if (whole !== undefined) return whole
      const shorter = path.length < 2 ? none : properEndings(path).flatMap((ending) => byPath.get(ending) ?? [])
      const longer = byEnding.get(key)
      if (shorter.length === 0) return longer ?? none
      return longer === undefined ? shorter : [...shorter, ...longer]
    },
  }
}

/** `b/c` and `c` of `a/b/c`, longest first. */
export function properEndings(path: readonly string[]): string[] {
  return path.slice(1).map((_, index) => path.slice(index + 1).join('/'))
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const present = map.get(key)
  if (present === undefined) map.set(key, [index])
  else present.push(index)
}
