import type { Link, Root } from 'mdast'
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace'
import type { VFile } from 'vfile'
import { ADDRESS_RUN, bareAddress, doubtOf } from '../citations/bare-address.ts'
import { httpAddress } from '../schemas/fields.ts'
import { warning } from '../schemas/messages.ts'
import { findPiece } from './refuse.ts'

const warn = (file: VFile, match: RegExpMatchObject, reason: string): void => {
  const node = match.stack.at(-1)
  const place = node && findPiece(file, node, match.input.slice(match.index, match.index + 12), 0)
  const message = warning(reason, place?.place, 'bare-address')
  message.file = file.path
  file.messages.push(message)
}

/** Links the bare http and https addresses of the text; warns where nobody can tell where one ends. */
export function remarkLinkAddresses() {
  return (tree: Root, file: VFile): void => {
    findAndReplace(
      tree,
      [
        ADDRESS_RUN,
        (run: string, match: RegExpMatchObject) => {
          const { address, doubt } = bareAddress(run)
          if (!httpAddress.safeParse(address).success) return false
          if (doubt !== undefined) warn(file, match, doubtOf(address, doubt))
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
