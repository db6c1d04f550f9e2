use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// `bytes` as `gzip -9` would write them.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// `bytes` as `brotli -q 11` would write them.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back_the_same() {
        let text = "9P-7KQ4-M2XD-8RTV ".repeat(1_000).into_bytes();

        let mut gunzipped = Vec::new();
        let packed = gzip(&text).unwrap();
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut gunzipped)
            .unwrap();
        assert_eq!(gunzipped, text);

        let mut unbrotlied = Vec::new();
        let packed = brotli(&text).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unbrotlied).unwrap();
        assert_eq!(unbrotlied, text);
    }
}
