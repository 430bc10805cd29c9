/** Where something to be said comes from. */
export type Source = 'case' | 'view' | 'notice' | 'selection' | 'saved'

const order: readonly Source[] = ['case', 'view', 'notice', 'selection', 'saved']

/** What is said within so many milliseconds is said as one: one deed tells itself from several sides. */
export const burstMs = 120

/** Gathers what is to be said to a screen reader. */
export interface Speaker {
  say(source: Source, text: string): void
  stop(): void
}

/**
 * Makes one text of what comes at once: the last of each source, no part twice, and what is selected only where nobody said what was
 * done. A text that was said just before is said again, which screen readers do only when it is another.
 * @param speak puts the text where it is read
 */
export function createSpeaker(speak: (text: string) => void): Speaker {
  const burst = new Map<Source, string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = ''

  function flush(): void {
    timer = undefined
    if (burst.has('view') || burst.has('notice')) burst.delete('selection')
    const texts = order.flatMap((source) => burst.get(source) ?? [])
    burst.clear()
    const parts = texts.filter(
      (text, index) =>
        !texts.some((other, at) => at !== index && other.includes(text) && (other !== text || at < index)),
    )
    const text = parts.map((part) => part.replace(/[.\s]+$/, '')).join('. ')
    // A blank that is seen and heard by nobody makes it another text.
    last = text === last ? `${text}\u00a0` : text
    speak(last)
  }

  return {
    say(source, text) {
      if (text === '') return
      burst.set(source, text)
      timer ??= setTimeout(flush, burstMs)
    },
    stop: () => clearTimeout(timer),
  }
}
