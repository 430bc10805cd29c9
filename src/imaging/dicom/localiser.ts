/** Whether an image type is that of a localiser: a picture taken to plan the slices by (PS3.3 C.7.6.1.1.2). */
export function isLocaliserType(imageType: readonly unknown[]): boolean {
  return imageType.some((word) => String(word).toUpperCase() === 'LOCALIZER')
}
