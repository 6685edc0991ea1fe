import type { APIRoute } from 'astro'
import { reportCards, viewCard } from '../../../data/cards.ts'
import { cardPaths, pictureResponse } from '../../../og/pictures.ts'

export const getStaticPaths = async () => cardPaths(await reportCards())

export const GET: APIRoute<Record<string, unknown>, { slug: string }> = async ({ params }) =>
  pictureResponse({ kind: 'card', card: await viewCard(params.slug) })
