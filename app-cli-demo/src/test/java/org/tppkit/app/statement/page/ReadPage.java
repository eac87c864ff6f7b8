package org.tppkit.app.statement.page;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as an XML parser reads it. */
public final class ReadPage {
    private final Document document;

    private ReadPage(Document document) {
        this.document = document;
    }

    /** Reads a page; one that is not well-formed fails. */
    public static ReadPage of(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setExpandEntityReferences(false);
            return new ReadPage(factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
        } catch (Exception e) {
            throw new IllegalArgumentException("the page is not well-formed", e);
        }
    }

    /** The texts that an XPath expression finds: of elements or of attributes. */
    public List<String> all(String xpath) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
            return new ArrayList<>(IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent())
                    .toList());
        } catch (Exception e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }

    /** The amounts of the rows of a group: pending, booked, other, undated. */
    public List<String> amounts(String group) {
        return all("//table[@class='entries']/tbody[@class='" + group + "']/tr/td[3]/data/@value");
    }

    /** All text of the page. */
    public String text() {
        return document.getDocumentElement().getTextContent();
    }
}
