import { Tooltip } from '@mantine/core'

interface HintTooltipProps {
  readonly hint: string
  readonly target: HTMLElement
}

/** A hint beside its element. Hidden from assistive technology, which is told by the element itself. */
export function HintTooltip({ hint, target }: HintTooltipProps) {
  return <Tooltip label={hint} target={target} opened multiline maw={280} aria-hidden />
}
