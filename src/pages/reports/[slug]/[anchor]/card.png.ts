import type { APIRoute } from 'astro'
import { sectionCards, viewCard } from '../../../../data/cards.ts'
import { cardPaths, pictureResponse } from '../../../../og/pictures.ts'

export const getStaticPaths = async () => cardPaths(await sectionCards())

export const GET: APIRoute<Record<string, unknown>, { slug: string; anchor: string }> = async ({
  params: { slug, anchor },
}) => pictureResponse({ kind: 'card', card: await viewCard(slug, anchor) })
