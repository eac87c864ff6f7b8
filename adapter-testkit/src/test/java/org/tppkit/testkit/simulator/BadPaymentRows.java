package org.tppkit.testkit.simulator;

/** Rows: the place that is set or, with {@code -}, removed; the JSON to set; the place that is named, if another. */
final class BadPaymentRows {

    /** For both versions. */
    static final String BOTH = """
            paymentInformationId ; -
            paymentInformationId ; ""
            paymentInformationId ; 17
            paymentInformationId ; null
            paymentInformationId ; "123456789012345678901234567890123456"
            paymentInformationId ; "a_b"
            creationDateTime ; -
            creationDateTime ; "2026-03-18"
            creationDateTime ; "2026-03-18T12:00:00+0100"
            creationDateTime ; "yesterday"
            creationDateTime ; 1773831600
            numberOfTransactions ; -
            numberOfTransactions ; 0
            numberOfTransactions ; "1"
            numberOfTransactions ; 1.0
            numberOfTransactions ; 2
            unknown ; 1
            requestedExecutiondate ; "2026-03-20"
            requestedExecutionDate ; "20.03.2026"
            requestedExecutionDate ; "2026-02-30"
            requestedExecutionDate ; "2026-03-17"
            initiatingParty ; -
            initiatingParty ; "TPP"
            initiatingParty.name ; -
            initiatingParty.name ; "  "
            initiatingParty.lei ; "x"
            initiatingParty.organisationId.schemeName ; -
            initiatingParty.organisationId.issuer ; "123456789012345678901234567890123456"
            paymentTypeInformation ; -
            paymentTypeInformation ; []
            paymentTypeInformation.serviceLevel ; "NURG"
            paymentTypeInformation.serviceLevel ; "URGP"
            paymentTypeInformation.localInstrument ; "B2B"
            paymentTypeInformation.instructionPriority ; "HIGH"
            paymentTypeInformation.instructionPriority ; "FAST"
            paymentTypeInformation.categoryPurpose ; "SALA"
            paymentTypeInformation.categoryPurpose ; "INTC"
            debtor.postalAddress ; {"addressLine": []} ; debtor.postalAddress.country
            debtor.postalAddress ; {"country": "FR"} ; debtor.postalAddress.addressLine
            debtor.postalAddress ; {"country": "fr", "addressLine": []} ; debtor.postalAddress.country
            debtor.postalAddress ; {"country": "FR", "addressLine": "x"} ; debtor.postalAddress.addressLine
            debtor.postalAddress ; {"country": "FR", "addressLine": ["a", 2]} ; debtor.postalAddress.addressLine[1]
            debtor.postalAddress ; {"country": "FR", "addressLine": ["a", "b", "c"]} ; debtor.postalAddress.addressLine
            debtorAccount ; {} ; debtorAccount.iban
            debtorAccount ; {"iban": "FR7612345678901234567890123"} ; debtorAccount.iban
            debtorAccount ; {"iban": "FR76 1234"} ; debtorAccount.iban
            debtorAccount ; {"other": {"identification": "1", "schemeName": "BBAN"}} ; debtorAccount.other
            debtorAgent ; {} ; debtorAgent.bicFi
            debtorAgent ; {"bicFi": "XYZ"} ; debtorAgent.bicFi
            beneficiary ; -
            beneficiary.creditor ; -
            beneficiary.creditor.name ; -
            beneficiary.creditorAccount ; -
            beneficiary.creditorAccount.iban ; "FR7612345678901234567890123"
            beneficiary.creditorAgent ; {"bicFi": "BNKAFRPPXX"} ; beneficiary.creditorAgent.bicFi
            beneficiary.isTrusted ; "true"
            beneficiary.name ; "x"
            chargeBearer ; "SHAR"
            chargeBearer ; "slev"
            resourceId ; "R-1"
            paymentInformationStatus ; "RCVD"
            statusReasonInformation ; "CUST"
            booking ; true
            fundsAvailability ; true
            creditTransferTransaction ; -
            creditTransferTransaction ; []
            creditTransferTransaction ; {}
            creditTransferTransaction[0] ; 1
            creditTransferTransaction[0].paymentId ; -
            creditTransferTransaction[0].paymentId.instructionId ; -
            creditTransferTransaction[0].paymentId.instructionId ; "é"
            creditTransferTransaction[0].paymentId.endToEndId ; ""
            creditTransferTransaction[0].paymentId.resourceId ; "R-1"
            creditTransferTransaction[0].paymentId.uetr ; "x"
            creditTransferTransaction[0].instructedAmount ; -
            creditTransferTransaction[0].instructedAmount.amount ; -
            creditTransferTransaction[0].instructedAmount.amount ; true
            creditTransferTransaction[0].instructedAmount.currency ; -
            creditTransferTransaction[0].instructedAmount.currency ; "USD"
            creditTransferTransaction[0].instructedAmount.currency ; "€"
            creditTransferTransaction[0].instructedAmount.value ; 1
            creditTransferTransaction[0].transactionStatus ; "PDNG"
            creditTransferTransaction[0].statusReasonInformation ; "CUST"
            creditTransferTransaction[0].regulatoryReportingCodes ; ["A"]
            creditTransferTransaction[0].regulatoryReportingCodes ; []
            creditTransferTransaction[0].regulatoryReportingCodes ; ["12345678901"] ; creditTransferTransaction[0].regulatoryReportingCodes[0]
            creditTransferTransaction[0].ultimateCreditor ; {} ; creditTransferTransaction[0].ultimateCreditor.name
            creditTransferTransaction[0].frequency ; "HOUR"
            creditTransferTransaction[0].frequency ; "MNTH" ; creditTransferTransaction[0].requestedExecutionDate
            creditTransferTransaction[0].executionRule ; "FWNG" ; creditTransferTransaction[0].frequency
            creditTransferTransaction[0].beneficiary ; {"creditor": {"name": "x"}}
            creditTransferTransaction[0].requestedExecutionDate ; "2026-03-01"
            supplementaryData ; -
            supplementaryData.acceptedAuthenticationApproach ; -
            supplementaryData.acceptedAuthenticationApproach ; ["DECOUPLED"]
            supplementaryData.acceptedAuthenticationApproach ; ["NONE"] ; supplementaryData.acceptedAuthenticationApproach[0]
            supplementaryData.acceptedAuthenticationApproach ; "REDIRECT"
            supplementaryData.appliedAuthenticationApproach ; "REDIRECT"
            supplementaryData.scaHint ; "scaExemption"
            supplementaryData.successfulReportUrl ; -
            supplementaryData.successfulReportUrl ; "https://other.example/paid"
            supplementaryData.successfulReportUrl ; "http://tpp.example/paid"
            supplementaryData.successfulReportUrl ; "https://tpp.example:444/paid"
            supplementaryData.successfulReportUrl ; "https://tpp.example@other.example/paid"
            supplementaryData.successfulReportUrl ; "/paid"
            supplementaryData.unsuccessfulReportUrl ; "https://tpp.example/paid#fragment"
            supplementaryData.unsuccessfulReportUrl ; "not an address"
            """;

    static final String ONLY_141 = """
            paymentTypeInformation.serviceLevel ; -
            creditTransferTransaction[0].paymentId.endToEndId ; -
            creditTransferTransaction[0].remittanceInformation ; -
            creditTransferTransaction[0].remittanceInformation ; []
            creditTransferTransaction[0].remittanceInformation ; ["a", "b"]
            creditTransferTransaction[0].remittanceInformation ; {"unstructured": ["a"]}
            creditTransferTransaction[0].instructedAmount.amount ; 12.30
            creditTransferTransaction[0].instructedAmount.amount ; "12,30"
            creditTransferTransaction[0].instructedAmount.amount ; "1e2"
            creditTransferTransaction[0].instructedAmount.amount ; "0.00"
            creditTransferTransaction[0].instructedAmount.amount ; "-1.00"
            creditTransferTransaction[0].instructedAmount.amount ; "1.001"
            creditTransferTransaction[0].instructedAmount.amount ; "1000000000"
            creditTransferTransaction[0].instructedAmount.amount ; "12345678901234"
            creditTransferTransaction[0].purpose ; "CASH"
            creditTransferTransaction[0].ultimateDebtor ; {"name": "x"}
            creditTransferTransaction[0].equivalentAmount ; {}
            creationDateTime ; "2026-03-18T12:00:00"
            requestedExecutionDate ; "2026-03-20T00:00:00"
            purpose ; "SALA"
            batchBooking ; true
            acceptDebtorAccountChange ; true
            debtor.postalAddress ; {"country": "FR", "addressLine": [], "townName": "BREST"} ; debtor.postalAddress.townName
            debtor.dateAndPlaceOfBirth ; {}
            debtorAccount ; {"iban": "FR76", "currency": "EUR"} ; debtorAccount.currency
            supplementaryData.acceptedAuthenticationApproach ; ["REDIRECT", "EMBEDDED-1-FACTOR"] ; supplementaryData.acceptedAuthenticationApproach[1]
            """;

    static final String ONLY_142 = """
            purpose ; "CASH"
            ultimateCreditor ; {"name": "x"}
            creditTransferTransaction[0].remittanceInformation ; ["a"]
            creditTransferTransaction[0].remittanceInformation.unstructured ; ["a", "b"]
            creditTransferTransaction[0].remittanceInformation.unstructured ; [""] ; creditTransferTransaction[0].remittanceInformation.unstructured[0]
            creditTransferTransaction[0].remittanceInformation.structured ; [{}] ; creditTransferTransaction[0].remittanceInformation
            creditTransferTransaction[0].remittanceInformation ; {"structured": [{}, {}]} ; creditTransferTransaction[0].remittanceInformation.structured
            creditTransferTransaction[0].remittanceInformation ; {"structured": [{"creditorReferenceInformation": {"type": {}}}]} ; creditTransferTransaction[0].remittanceInformation.structured[0].creditorReferenceInformation.type.code
            creditTransferTransaction[0].remittanceInformation ; {"structured": [{"reference": "x"}]} ; creditTransferTransaction[0].remittanceInformation.structured[0].reference
            creditTransferTransaction[0].instructedAmount.amount ; "12.30"
            creditTransferTransaction[0].instructedAmount.amount ; 0
            creditTransferTransaction[0].instructedAmount.amount ; 0.001
            creditTransferTransaction[0].instructedAmount.amount ; -1.00
            creditTransferTransaction[0].instructedAmount.amount ; 1.234567
            creditTransferTransaction[0].instructedAmount.amount ; 1000000000
            creditTransferTransaction[0].instructedAmount.amount ; 12345678901234
            creditTransferTransaction[0].purpose ; "SALA"
            creditTransferTransaction[0].equivalentAmount ; {"amount": 1, "currency": "EUR", "currencyOfTransfer": "USD"}
            creditTransferTransaction[0].exchangeRateInformation ; {}
            creditTransferTransaction[0].intermediaryAgent ; {}
            creditTransferTransaction[0].instructionForCreditorAgent ; [{"code": "PHOB"}]
            creditTransferTransaction[0].instructionForCreditorAgent ; [{"code": "HURRY"}] ; creditTransferTransaction[0].instructionForCreditorAgent[0].code
            batchBooking ; "true"
            debtor.postalAddress ; {"country": "FR", "addressLine": [], "town": "BREST"} ; debtor.postalAddress.town
            debtor.postalAddress ; {"country": "FR", "addressLine": [], "addressType": "X"} ; debtor.postalAddress.addressType
            debtor.dateAndPlaceOfBirth ; {"birthDate": "2000-01-01"} ; debtor.dateAndPlaceOfBirth.cityOfBirth
            beneficiary.creditorAccount.currency ; "USD"
            supplementaryData.acceptedAuthenticationApproach ; ["REDIRECT", "EMBEDDED"] ; supplementaryData.acceptedAuthenticationApproach[1]
            """;

    private BadPaymentRows() {}
}
