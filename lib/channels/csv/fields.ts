/** What a column of the file can mean. The first three are needed; the others have a default or may be missing. */
export const FIELDS = [
  "document",
  "sku",
  "units",
  "unit_price",
  "description",
  "date",
  "customer",
  "customer_name",
  "country",
  "currency",
  "discount",
  "tax_rate",
  "note",
] as const;
export type Field = (typeof FIELDS)[number];

export const NEEDED_FIELDS = ["document", "sku", "units"] as const satisfies readonly Field[];

export const FIELD_LABELS = {
  document: "Document number",
  sku: "SKU",
  units: "Units",
  unit_price: "Unit price",
  description: "Description",
  date: "Date",
  customer: "Customer code",
  customer_name: "Customer name",
  country: "Country",
  currency: "Currency",
  discount: "Discount in percent",
  tax_rate: "Tax rate in percent",
  note: "Note",
} satisfies Record<Field, string>;

export const FIELD_HINTS = {
  document: "Rows with the same number become one order.",
  sku: "Repeated SKUs in one order are fine.",
  units: "Whole units.",
  unit_price: "Left out, the customer's price list or the product decides.",
  description: "Names products that are created.",
  date: "Kept in the order's note.",
  customer: "Blank cells follow your choice below.",
  customer_name: "Names customers that are created.",
  country: "Ship-to country of customers that are created.",
  currency: "Left out, the currency chosen below.",
  discount: "Off the unit price of the line.",
  tax_rate: "Left out, the rate chosen below or the product's.",
  note: "Kept on the order.",
} satisfies Record<Field, string>;

/** Header names as people and programs write them, squashed to lower-case letters and digits; the earlier, the surer. */
export const HEADER_NAMES: Readonly<Record<Field, readonly string[]>> = {
  document: list(
    "invoiceno invoicenumber invoiceid orderno ordernumber orderid salesorder salesordernumber documentno documentnumber docno docnumber",
    "orderref orderreference externalid invoice order document sonumber so ordernr invoicenr ponumber voucherno",
    "bestellnummer bestellnr auftragsnummer auftragsnr auftrag belegnummer belegnr beleg rechnungsnummer rechnungsnr rechnung",
    "numerocommande nocommande commande numerofacture nofacture facture pedido numeropedido numerodepedido factura numerofactura",
    "ordine numeroordine fattura numerofattura bestelnummer ordernummer factuurnummer brojnarudzbine narudzbina brojdokumenta brojracuna racun",
    "numerzamowienia zamowienie objednavka cisloobjednavky reference ref name",
  ),
  sku: list(
    "sku stockcode productcode itemcode itemno itemnumber articleno articlenumber articlecode partnumber partno productid itemid lineitemsku variantsku",
    "materialnumber material article item product code artikelnummer artikelnr artnr artikel codearticle referencearticle refarticle",
    "codigo codigoarticulo articulo referencia codicearticolo codice articolo artikelcode sifra sifraartikla sifraproizvoda kodtowaru indeks",
  ),
  units: list(
    "quantity qty units orderedquantity quantityordered orderqty orderquantity qtyordered pieces pcs lineitemquantity count",
    "menge anzahl stuck stueck quantite qte cantidad unidades quantita qta aantal kolicina komada ilosc mnozstvi amountofunits",
  ),
  unit_price: list(
    "unitprice price priceeach itemprice unitcost netprice pricenet salesprice sellingprice lineitemprice rate unitpriceexvat priceperunit",
    "preis einzelpreis stuckpreis stueckpreis preisproeinheit vk prixunitaire prix pu preciounitario precio prezzounitario prezzo",
    "prijs stukprijs eenheidsprijs cena jedinicnacena cenajednostkowa cenazakus",
  ),
  description: list(
    "description productname itemname itemdescription productdescription articlename lineitemname title producttitle name item product",
    "bezeichnung beschreibung artikelbezeichnung artikelname designation libelle descripcion nombre descrizione omschrijving opis naziv nazivartikla nazwa popis",
  ),
  date: list(
    "invoicedate orderdate documentdate docdate date createdat ordertime orderedon placedat paidat created datum bestelldatum rechnungsdatum auftragsdatum belegdatum",
    "datecommande datefacture fecha fechapedido data dataordine besteldatum orderdatum datumnarudzbine datazamowienia timestamp",
  ),
  customer: list(
    "customerid customercode customerno customernumber custid custno custcode accountno accountnumber account accountcode buyer buyerid clientid clientcode client customer soldto",
    "kundennummer kundennr kunde codeclient numeroclient codigocliente cliente codicecliente klantnummer klant sifrakupca kupac kodklienta kontrahent email",
  ),
  customer_name: list(
    "customername clientname buyername accountname company companyname shippingname billingname billto kundenname firma nomclient nombrecliente nomecliente klantnaam nazivkupca nazwaklienta",
  ),
  country: list(
    "country shippingcountry shipcountry shiptocountry billingcountry countrycode land pays pais paese nazione drzava zemlja kraj",
  ),
  currency: list("currency currencycode wahrung waehrung devise moneda valuta munt waluta mena ccy"),
  discount: list(
    "discount discountpercent discountpct discountpercentage linediscount rabatt rabattprozent remise descuento sconto korting popust rabat",
  ),
  tax_rate: list(
    "taxrate vatrate vat vatpercent taxpercent tax gst gstrate mwst mwstsatz ust ustsatz tva tauxtva iva tipoiva aliquota btw btwtarief pdv stopapdv vatpct stawkavat",
  ),
  note: list(
    "note notes comment comments remark remarks ordernote memo bemerkung notiz kommentar commentaire nota notas opmerking napomena uwagi poznamka",
  ),
};

function list(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}
