FROM debian:bookworm-slim
# Debian keeps one version of each package in a release: nothing to pin.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv libgl1 libglib2.0-0 tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-kor \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 certscreen
WORKDIR /srv/certscreen
COPY requirements.lock pyproject.toml README.md ./
RUN python3 -m venv .venv && .venv/bin/pip install --no-cache-dir -r requirements.lock
COPY app app
COPY parsers parsers
COPY scrapers scrapers
COPY alembic alembic
RUN .venv/bin/pip install --no-cache-dir --no-deps --editable . && install -d -o 10001 var
USER 10001
ENV CERTSCREEN_HOST=0.0.0.0
EXPOSE 8000
VOLUME /srv/certscreen/var
ENTRYPOINT [".venv/bin/certscreen"]
CMD ["serve"]
