const messages: Readonly<Record<string, (count: number) => string>> = {
  'left-out-case': (count) => `${plural(count, 'case')} that nobody submitted`,
  'left-out-annotation': (count) => `${plural(count, 'annotation')} not submitted`,
  'left-out-relation': (count) => `${plural(count, 'relation')} not submitted`,
  'left-out-finding': (count) => `${plural(count, 'finding')} without a submitted annotation`,
  'left-out-review': (count) => `${plural(count, 'review')} not submitted`,
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** Plain English for a row of a loss report that every format may have; undefined for those of a format's own. */
export function leftOutMessage({ loss, count }: { readonly loss: string; readonly count: number }): string | undefined {
  return messages[loss]?.(count)
}
