"""Which queries never end, or take all the memory there is? Each by what it does."""

from __future__ import annotations

from collections.abc import Mapping

RUNAWAYS: Mapping[str, str] = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "order by": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(?f) ?c LIMIT 1",
    "distinct": "SELECT DISTINCT ?c ?f { ?a ?b ?c . ?d ?e ?f } OFFSET 100000000",
    "group": "SELECT ?c ?f (GROUP_CONCAT(?a) AS ?x) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?c ?f",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<http://none>)* ?b . ?c (!<http://none>)* ?d }",
    "filter": "ASK { ?a ?b ?c . ?d ?e ?f . FILTER(REGEX(CONCAT(?c, ?f), '(a*)*(b*)*(c*)*never$')) }",
    "minus": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?x ?c . ?d ?y ?f } }",
    "patterns": "ASK { " + "?a ?b ?c . " * 300 + "}",
    "strings": "SELECT (STRLEN(?a14) AS ?n) { BIND('0123456789' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}, ?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(14))
    + " }",
    "values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(60)))} }}" for n in range(8))
    + " }",
    "rows kept": "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } } ORDER BY ?a ?b ?c ?d ?e ?f LIMIT 5",
    "joined words": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "paths in a row": "SELECT (COUNT(*) AS ?n) { ?a (!<http://x>|^!<http://x>)+/(!<http://y>)*/(!<http://z>)* ?b }",
    "hashes": "SELECT (COUNT(SHA512(CONCAT(STR(?a), STR(?f)))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "subselects": "ASK { { SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } } "
    "{ SELECT DISTINCT ?a ?g { ?a ?h ?i . ?g ?j ?k } } }",
    "not exists": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
    "FILTER NOT EXISTS { ?d ?e ?f FILTER(?f > ?c && ?d != ?a && STRLEN(?f) > 900) } }",
    "unions": "SELECT (COUNT(*) AS ?n) { " + " UNION ".join(["{ ?a ?b ?c . ?d ?e ?f }"] * 200) + " }",
    "graphs": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "many patterns": "ASK { " + "?a ?b ?c . " * 1900 + "}",
    "a long collection": "ASK { ?s ?p (" + "1 " * 5000 + ") }",
    "a long list": "ASK { ?s ?p ?o FILTER(?o IN (" + ", ".join(f"'{n}'" for n in range(20_000)) + ")) }",
    "replace": "SELECT (REPLACE(REPLACE(REPLACE(?x, '.', ?x), '.', ?x), '.', ?x) AS ?y) { BIND('0123456789' AS ?a) "
    "BIND(CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?b) BIND(CONCAT(?b, ?b, ?b, ?b, ?b, ?b, ?b) AS ?x) }",
    "two to the sixtieth": "SELECT (COUNT(*) AS ?n) { " + " ".join(["{ {} UNION {} }"] * 60) + " }",
    "distinct rows counted": "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "a long separator": f"SELECT (GROUP_CONCAT(?f; separator='{'x' * 200_000}') AS ?x) {{ ?d ?e ?f }}",
    "distinct words joined": "SELECT ?a (GROUP_CONCAT(DISTINCT CONCAT(?c, ?f)) AS ?x) "
    "{ ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "a group a row": "SELECT (SAMPLE(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?c ?f",
    "stars in stars": "SELECT (COUNT(*) AS ?n) "
    "{ ?a (((<http://p/1>|!<http://p/1>)*)*)* ?b . ?b (^<http://p/2>|!<http://q>)+ ?c }",
    "a large expression": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER REGEX(?c, '((a{1,1000}){1,1000}){1,1000}') }",
    "an expression a row": "ASK { ?a ?b ?c . ?d ?e ?f FILTER REGEX(?c, CONCAT('(', ?f, '|x{1,900}){1,20}$')) }",
    "values by values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES (?a{n} ?b{n}) {{ {'(1 2) ' * 6000}}}" for n in range(3))
    + " }",
    "values that bind nothing": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES (?a ?b) {{ {'(UNDEF UNDEF) ' * 3000}}}" for _ in range(4))
    + " }",
    "triples constructed": "CONSTRUCT { "
    + " . ".join(f"?a <http://x/{n}> ?f" for n in range(300))
    + " } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "everything described": "DESCRIBE * { ?a ?b ?c . ?d ?e ?f }",
    "optional in optional": "SELECT (COUNT(*) AS ?n) { " + "OPTIONAL { ?a ?b ?c " * 90 + "}" * 90 + " }",
    "optional after optional": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"OPTIONAL {{ ?a{n} ?b{n} ?c{n} }}" for n in range(300))
    + " }",
    "minus after minus": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f "
    + " ".join(f"MINUS {{ ?a ?x{n} ?y{n} . ?d ?z{n} ?w{n} }}" for n in range(60))
    + " }",
    "one replaced by many": f"SELECT (REPLACE('{'a' * 200_000}', 'a', '{'b' * 40_000}') AS ?z) {{}}",
    "an address for a prefix": f"PREFIX a: <http://{'x' * 100_000}/> "
    f"ASK {{ VALUES ?a {{ {'a:b ' * 35_000}}} ?d ?e ?f }}",
    "addresses by a base": f"BASE <http://x/{'x' * 100_000}/> ASK {{ VALUES ?a {{ {'<b> ' * 35_000}}} }}",
    "graphs by a base": f"BASE <http://x/{'x' * 100_000}/> ASK {'FROM <b> ' * 15_000}{{}}",
    "a base on a base": f"BASE <http://x/> {'BASE <a/> ' * 20_000}"
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "sorted by exists": "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { ?a ?x ?y . ?z ?w ?v FILTER(STRLEN(?v) > 900) })",
    "sorted at random": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY RAND() LIMIT 1",
    "skipped": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 99999999999 LIMIT 1",
    "selects in selects": "SELECT (COUNT(*) AS ?n) { "
    + "{ SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f } " * 20
    + "}",
    "steps that lead nowhere": "SELECT (COUNT(*) AS ?n) "
    "{ ?a <http://none>* ?b . ?c <http://none>* ?d . ?e <http://none>? ?f }",
    "terms of terms": "SELECT * "
    "{ ?a ?b ?c . ?d ?e ?f BIND(TRIPLE(?a, ?b, ?c) AS ?t) BIND(TRIPLE(?a, ?e, ?t) AS ?u) } ORDER BY ?u",
    "fresh nodes": "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(BNODE() AS ?x) }",
    "wide rows": "SELECT * { "
    + " ".join(f"BIND('{'z' * 100}' AS ?v{n})" for n in range(900))
    + " ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(CONCAT(?c, ?f, ?v1)) < 9) }",
    "long values": f"SELECT ?z {{ ?d ?e ?f . ?g ?h ?i BIND('{'y' * 200_000}' AS ?z) }}",
}
