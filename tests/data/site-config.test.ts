import { afterEach, expect, test, vi } from 'vitest'

// The settings of the stubs are for no other file.
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const siteUnder = async (SITE: string, BASE_PATH: string) => {
  vi.stubEnv('SITE', SITE)
  vi.stubEnv('BASE_PATH', BASE_PATH)
  vi.resetModules()
  const { origin, base } = (await import('../../src/site.config.ts')).site
  return `${origin} ${base}`
}

test.each([
  ['https://press.example.org', '', 'https://press.example.org /'],
  ['https://press.example.org/', 'news', 'https://press.example.org /news/'],
  ['https://press.example.org/', '/news', 'https://press.example.org /news/'],
  ['https://user.example.io/repo', '', 'https://user.example.io /repo/'],
  ['https://user.example.io/repo', '/repo', 'https://user.example.io /repo/'],
  ['', '', 'https://tenkyo.example /'],
])('takes SITE=%s with BASE_PATH=%s as %s', async (address, path, expected) => {
  expect(await siteUnder(address, path)).toBe(expected)
})

test.each([
  ['press.example.org', '', /^SITE: Unexpected `press\.example\.org`/],
  ['ftp://press.example.org', '', /^SITE: Unexpected/],
  ['https://press.example.org/?a=1', '', /^SITE: Unexpected/],
  ['https://user.example.io/repo', '/news', /^BASE_PATH: Unexpected `\/news`.*`\/repo`/],
  ['https://press.example.org', 'https://press.example.org/news', /^BASE_PATH: Unexpected/],
])('refuses SITE=%s with BASE_PATH=%s', async (address, path, message) => {
  await expect(siteUnder(address, path)).rejects.toThrow(message)
})
