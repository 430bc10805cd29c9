/** Whether a cell is the name of a picture, by its extension. */
export function isPictureName(cell: string): boolean {
  return /[^\s]\.(?:png|jpe?g|dcm|dicom|webp|bmp|gif|avif|tiff?)$/i.test(cell.trim())
}

/** Whether a file begins as a ZIP archive (XLSX, ODS) or an OLE file (XLS). */
export function isWorkbook(head: Uint8Array): boolean {
  const starts = (...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte)
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)
}
