import type { SourceView } from '../../data/view.ts'

/** Host and path of an address, for a source whose title nobody knows. */
export const hostAndPath = (address: string): string => {
  const { hostname, pathname } = new URL(address)
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
}

/** What a source is called: its title, else its address, else 題名不明. */
export const titleOf = ({ title, URL: address }: SourceView): string =>
  title ?? (address === null ? '題名不明' : hostAndPath(address))

/** What must be said of a title: that nobody knows it, or that nobody has checked it; null where nothing. */
export const titleRemark = ({ title, URL: address, verified }: SourceView): string | null => {
  if (title === null) return address === null ? null : '題名不明'
  return verified === null ? '題名未確認' : null
}
