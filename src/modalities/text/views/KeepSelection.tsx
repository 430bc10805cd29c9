import { Component, type ReactNode, type RefObject } from 'react'
import type { TextSelection, TextSurface } from './text-surface.ts'

interface KeepSelectionProps {
  readonly surface: RefObject<TextSurface | null>
  readonly children: ReactNode
}

/**
 * Keeps the selection of the text where it is while the text below is drawn anew: a browser moves the ends of a selection when the text
 * nodes under it are cut. A class, since only classes are asked right before the document changes.
 */
export class KeepSelection extends Component<KeepSelectionProps> {
  override getSnapshotBeforeUpdate(): TextSelection | null {
    return this.props.surface.current?.selection() ?? null
  }

  override componentDidUpdate(_props: KeepSelectionProps, _state: unknown, before: TextSelection | null): void {
    if (before === null) return
    const after = this.props.surface.current?.selection()
    if (after?.anchor !== before.anchor || after.focus !== before.focus) this.props.surface.current?.select(before)
  }

  override render(): ReactNode {
    return this.props.children
  }
}
