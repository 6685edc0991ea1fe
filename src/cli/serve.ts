import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { preview } from 'astro'
import { site } from '../site.config.ts'

const PORT = 4321

/** Serves the built site at http://localhost:4321 until it is stopped. */
const main = async (): Promise<void> => {
  const outDir = resolve(process.env.OUT_DIR ?? 'dist')
  if (!existsSync(join(outDir, 'index.html'))) {
    process.stderr.write(`No site in ${outDir}; run \`npm run build\` first\n`)
    process.exit(1)
  }
  const root = resolve(import.meta.dirname, '../..')
  const server = await preview({ root, outDir, logLevel: 'error', server: { port: PORT } })
  process.stdout.write(
    `${site.fullName}: http://localhost:${server.port}${site.base}\nStop with Ctrl+C\n`,
  )
  await server.closed()
}

await main()
