import type { Link, Root } from 'mdast'
import { findAndReplace } from 'mdast-util-find-and-replace'
import { httpAddress } from '../schemas/fields.ts'

/** An address as it stands in prose: up to a space, a bracket of Markdown or a sign of Japanese text. */
const ADDRESS = /https?:\/\/[^\s<>"`\\[\]{}|\u3000-\u303F\uFF00-\uFF65“”‘’…・～〜—]+/giu
const KANA_AFTER_WORD = /(?<=[A-Za-z0-9]|^https?:\/\/[^/]+\/)[\u3041-\u3096]/iu
const OTHER_LETTER_IN_HOST = /(?<=^https?:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?)[^\p{ASCII}]/iu

const withoutTail = (address: string): string => {
  const plain = address.replace(/[?!.,:;*_~']+$/, '')
  const closing = (plain.match(/\)/g) ?? []).length
  const opening = (plain.match(/\(/g) ?? []).length
  return closing > opening && plain.endsWith(')') ? withoutTail(plain.slice(0, -1)) : plain
}

/** The part of a run of letters that is the address: it ends before kana that follow a word. */
const addressIn = (run: string): string =>
  withoutTail(
    run.slice(
      0,
      Math.min(
        ...[KANA_AFTER_WORD, OTHER_LETTER_IN_HOST].map((end) => {
          const index = run.search(end)
          return index === -1 ? run.length : index
        }),
      ),
    ),
  )

/** Links the bare http and https addresses of the text. */
export function remarkLinkAddresses() {
  return (tree: Root): void => {
    findAndReplace(
      tree,
      [
        ADDRESS,
        (run: string) => {
          const address = addressIn(run)
          if (!httpAddress.safeParse(address).success) return false
          const link: Link = {
            type: 'link',
            url: address,
            children: [{ type: 'text', value: address }],
          }
          return [link, { type: 'text', value: run.slice(address.length) }]
        },
      ],
      { ignore: ['link', 'linkReference'] },
    )
  }
}
