import type { APIRoute } from 'astro'
import { searchFiles } from '../../data/search.ts'

export const getStaticPaths = async () =>
  (await searchFiles()).map((records, index, files) => ({
    params: { file: String(index) },
    props: { files: files.length, records },
  }))

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props), { headers: { 'Content-Type': 'application/json' } })
