package org.tppkit.core.internal.signing;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PEM file (RFC 7468), read leniently: whatever stands outside its blocks is no matter, and so are byte order marks, line
 * ends of any kind, and blanks within.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----((?:[^-]++|-(?!----))*+)-----END \\1-----");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * One block.
     *
     * @param label what stands after BEGIN
     * @param text what stands within; maybe with headers before the Base64 text
     */
    record Block(String label, String text) {
        /** The label only: the text may be a key. */
        @Override
        public String toString() {
            return label;
        }
    }

    private final Path path;
    private final List<Block> blocks;

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    static PemFile read(Path path) {
        byte[] content = KeyFile.read(path);
        String text = new String(content, charset(content));
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        if (blocks.isEmpty()) {
            throw KeyFile.problem(path, "is no PEM file: no complete BEGIN and END lines were found");
        }
        return new PemFile(path, blocks);
    }

    /** Editors of Windows like UTF-16; everything else that PEM is written in agrees on ASCII. */
    private static Charset charset(byte[] content) {
        boolean marked = content.length >= 2
                && ((content[0] == (byte) 0xff && content[1] == (byte) 0xfe)
                        || (content[0] == (byte) 0xfe && content[1] == (byte) 0xff));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    Path path() {
        return path;
    }

    /** The blocks whose label ends so, in the file's order. */
    List<Block> blocks(String labelEnd) {
        return blocks.stream().filter(block -> block.label().endsWith(labelEnd)).toList();
    }

    /** The certificates, in the file's order; at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks("CERTIFICATE")) {
            certificates.add(certificate(block));
        }
        if (certificates.isEmpty()) {
            throw KeyFile.problem(path, "holds no certificate");
        }
        return certificates;
    }

    /** The bytes of a block. */
    byte[] decoded(Block block) {
        try {
            return Base64.getDecoder().decode(BLANKS.matcher(block.text()).replaceAll(""));
        } catch (IllegalArgumentException e) {
            // The decoder's message may quote a character of a key.
            throw KeyFile.problem(path, "holds a block " + block.label() + " that is not Base64");
        }
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decoded(block)));
        } catch (CertificateException e) {
            throw KeyFile.problem(path, "holds a certificate that cannot be read");
        }
    }
}
