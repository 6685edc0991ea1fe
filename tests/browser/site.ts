import { existsSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import sirv from 'sirv'

/** A built site that is being served; `origin` has no slash at its end. */
export interface ServedSite {
  origin: string
  close: () => Promise<void>
}

const notFound = (folder: string, response: ServerResponse): void => {
  const page = join(folder, '404.html')
  response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' })
  response.end(existsSync(page) ? readFileSync(page) : 'Not found')
}

/**
 * Serves a built site on a free port of 127.0.0.1, as a plain static host does: index.html for
 * folders, and 404.html with status 404 for what isn't there. Throws where no site is built.
 */
export const serveSite = async (outDir = process.env.OUT_DIR ?? 'dist'): Promise<ServedSite> => {
  const folder = resolve(outDir)
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`No site in ${folder}; run \`npm run build\` first, or set OUT_DIR`)
  const files = sirv(folder, { dev: true, etag: true })
  const server = createServer((request, response) =>
    files(request, response, () => notFound(folder, response)),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // a TCP server's address is never a string
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
