# Three stages: build with everything, install what runs, and an image with nothing but that.
# The database is not in it: set DATABASE_URL, as docker-compose.yml does.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /srv/quartiersforum
ENV NX_DAEMON=false
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx nx run-many -t build -p api,web

FROM ${NODE_IMAGE} AS packages
WORKDIR /srv/quartiersforum
COPY package.json package-lock.json .npmrc ./
# Optional packages are the embedded database and Node itself; here both come from elsewhere.
RUN npm ci --omit=dev --omit=optional

FROM ${NODE_IMAGE}
WORKDIR /srv/quartiersforum
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/var/lib/quartiersforum
COPY --from=packages /srv/quartiersforum/node_modules ./node_modules
COPY --from=build /srv/quartiersforum/dist/apps ./dist/apps
COPY package.json LICENSE ./
RUN install --directory --owner=node --group=node --mode=0750 "$DATA_DIR"
USER node
VOLUME /var/lib/quartiersforum
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that the stop signal reaches the app.
# The flags of tools/setup/server-flags.mjs.
CMD ["node", "--max-semi-space-size=8", "dist/apps/api/main.mjs"]
