# The program alone, without a shell or a user to become:
#   docker build -t collaudo .
#   docker run --rm -v "$PWD:/work:ro" collaudo check .
FROM rust:1.90-alpine AS build
RUN apk add --no-cache musl-dev=~1
WORKDIR /source
COPY Cargo.toml Cargo.lock ./
COPY benches benches
COPY src src
COPY examples examples
# On Alpine the program is linked statically, so it needs nothing at run time.
RUN cargo build --release --locked --bin collaudo

FROM scratch
COPY --from=build /source/target/release/collaudo /collaudo
COPY LICENSE-MIT LICENSE-APACHE /
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/collaudo"]
CMD ["--help"]
