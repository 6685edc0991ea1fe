/** Opens the address of the page's link. Where the link has no anchor, the reader's own anchor is added. */
const link = document.querySelector('a')
if (link) {
  const target = new URL(link.href)
  if (target.hash === '') target.hash = location.hash
  location.replace(target)
}
