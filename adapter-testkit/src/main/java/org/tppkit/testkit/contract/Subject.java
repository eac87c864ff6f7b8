package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;

/**
 * A bank in one version, as its provider ships it.
 *
 * @param provider found through ServiceLoader
 */
record Subject(BankAdapterProvider provider, BankDescriptor bank, ApiVersion version) {

    /** Every bank in every version. */
    static List<Subject> all(BankDescription description) {
        BankAdapterProvider provider = ProviderSearch.of(description);
        List<Subject> subjects = new ArrayList<>();
        for (BankDescriptor bank : provider.banks()) {
            bank.capabilities().keySet().forEach(version -> subjects.add(new Subject(provider, bank, version)));
        }
        return subjects;
    }

    /** One bank of each kind: banks that differ in names and addresses alone are of one kind. */
    static List<Subject> kinds(BankDescription description) {
        Set<Object> seen = new HashSet<>();
        return all(description).stream()
                .filter(subject -> seen.add(subject.kind()))
                .toList();
    }

    private Object kind() {
        return List.of(
                version,
                bank.capabilities().getOrDefault(version, Set.of()),
                bank.settings(),
                bank.zone(),
                bank.historyDays());
    }

    /** The bank as descriptions are asked about it, at no address that answers. */
    TestedBank tested(BankDescription description) {
        URI nowhere = URI.create("https://api.kit.example");
        return new TestedBank(description.at(bank, nowhere), version, nowhere);
    }

    /** The same bank with another row. */
    Subject with(BankDescriptor other) {
        return new Subject(provider, other, version);
    }

    /** Bank and version. */
    @Override
    public String toString() {
        return bank.id() + " " + version;
    }
}
