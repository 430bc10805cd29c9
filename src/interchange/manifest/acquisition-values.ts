/** The words of a cell in lower case, without marks. */
function plain(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function lookUp<T>(table: Readonly<Record<string, T>>, cell: string): T | undefined {
  const key = plain(cell)
  return Object.hasOwn(table, key) ? table[key] : undefined
}

const views: Readonly<Record<string, string>> = {
  pa: 'PA',
  'p a': 'PA',
  posteroanterior: 'PA',
  'postero anterior': 'PA',
  ap: 'AP',
  'a p': 'AP',
  anteroposterior: 'AP',
  'antero posterior': 'AP',
  'ap horizontal': 'AP',
  ll: 'LL',
  'left lateral': 'LL',
  rl: 'RL',
  'right lateral': 'RL',
  lateral: 'LATERAL',
  lat: 'LATERAL',
  l: 'LATERAL',
  frontal: 'FRONTAL',
}

/** A view in the words of DICOM's View Position (PS3.3 §C.8.7.1): PA, AP, LL, RL; other words of up to 16 letters as they are, in capitals. */
export function viewOf(cell: string): string | undefined {
  const text = cell.trim()
  return lookUp(views, text) ?? (/^[a-z][a-z0-9 _-]{0,15}$/i.test(text) ? text.toUpperCase() : undefined)
}

/** Whether a view says more than that the film is frontal or lateral. */
export function isExactView(view: string): boolean {
  return view !== 'FRONTAL' && view !== 'LATERAL'
}

const sides: Readonly<Record<string, string>> = {
  l: 'L',
  left: 'L',
  r: 'R',
  right: 'R',
  b: 'B',
  both: 'B',
  bilateral: 'B',
  u: 'U',
  unpaired: 'U',
}

/** The side of a paired part, as DICOM's Image Laterality has it: L, R, B (both), U (unpaired). */
export function sideOf(cell: string): string | undefined {
  return lookUp(sides, cell)
}

const postures: Readonly<Record<string, string>> = {
  erect: 'erect',
  upright: 'erect',
  standing: 'erect',
  supine: 'supine',
  recumbent: 'recumbent',
  prone: 'prone',
  sitting: 'sitting',
  seated: 'sitting',
  semierect: 'semi-erect',
  'semi erect': 'semi-erect',
  'semi upright': 'semi-erect',
  'left lateral decubitus': 'left lateral decubitus',
  'right lateral decubitus': 'right lateral decubitus',
}

export function postureOf(cell: string): string | undefined {
  return lookUp(postures, cell)
}

const flags: Readonly<Record<string, boolean>> = {
  '1': true,
  yes: true,
  y: true,
  true: true,
  '0': false,
  no: false,
  n: false,
  false: false,
  fixed: false,
}

/** Whether the film was taken by a portable device: yes or no, or a description that says so ("CHEST (PORTABLE AP)"). */
export function portableOf(cell: string): boolean | undefined {
  const flag = lookUp(flags, cell)
  if (flag !== undefined) return flag
  return /\b(portable|mobile|bedside)\b/i.test(cell) ? true : undefined
}

const sexes: Readonly<Record<string, string>> = {
  m: 'M',
  male: 'M',
  f: 'F',
  female: 'F',
  o: 'O',
  other: 'O',
}

/** Sex as DICOM's Patient's Sex has it: M, F, O. */
export function sexOf(cell: string): string | undefined {
  return lookUp(sexes, cell)
}

/** Cells that stand for no value in columns of facts. */
export function isBlank(cell: string): boolean {
  return /^(?:|nan|null|none|n\/a|na|unknown|-)$/i.test(cell.trim())
}
