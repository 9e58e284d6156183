/** Stems of common words. Made by infra/scripts/common-words.ts from public-domain text and our own list; do not edit. */
export const COMMON_STEMS =
  'abbreviat ability able about abov abroad absenc absent abstract academic academy accelerat accept ' +
  'acceptabl acceptanc acces access accessibility accessibl accident accommodat accommodation accompany ' +
  'accomplish accomplishment accord accordanc according account accountability accredit accreditation ' +
  'accuracy accurat achiev acid acknowledg acquir acquisition acr acre acros act action activ activity ' +
  'actual actuator add addition additional additiv addres address adequacy adequat adjacent adjust ' +
  'adjustment administer administration administrativ adopt adoption adult advanc advers advic advis ' +
  'adviser advisory advisorycommitt advocacy aeronautical aerospac affect affiliat affiliation affirm ' +
  'affirmativ afford aforemention africa african aft after against age agency agenda agent aggregat agr ' +
  'agreement agricultural aid aim air aircraft airlin airplan airport airspac airway airworthines alcohol ' +
  'alert align all alleg allegation allocat allocation allow allowabl allowanc alloy along alpha already ' +
  'also alter alternat alternativ altitud aluminum amazon ambient amend amendatory amendment amenity ' +
  'america american among amount analys analysi analytical analyz anchor and angel animal anniversary ' +
  'announc announcement annual another answer ant anti anticipat antidump any apex app appeal appealabl ' +
  'appear appendix appl applicability applicabl applicant application apply appoint appointment appraisal ' +
  'approach appropriat appropriation approv approval approximat arab arc archiv are area argument ark arm ' +
  'around arrangement arriv arrow arsenal articl ash asia asian asid ask aspect aspen assemb assembl ' +
  'asses assess assessment asset assign assignment assist assistanc associat association assumption assur ' +
  'assuranc atla attach attachment attain attainment attend attendanc attorney auction audio audit aurora ' +
  'auspic authority authoriz authorization automat automatic automatical automation automobil autumn ' +
  'availability availabl averag aviation avoid award awarenes b background bag balanc band bank bar barg ' +
  'barrier bas base baselin basi basic beacon bear becam becaus becom been befor begin beginn behalf ' +
  'behavior behind beij believ bell below beneficial beneficiary benefit best beta better between beyond ' +
  'bid biennial big bill billion bind biological biology bird black blad blanket blaz blind block bloom ' +
  'blue bluefin board boat body bona bond book boost border borescop borrower both boundary box br ' +
  'bracket brak bridg brief briefing bright british broad broadband broadcast broader broker brother ' +
  'brought budget build builder building built bulk bull burden bureau bus busines business but butterf ' +
  'byproduct cabl calculat calculation calendar call camel can canada canadian cancel cancell ' +
  'cancellation candidat cannot canyon cap capability capabl capacity capital caption captur car carbon ' +
  'card care career careful cargo carriag carrier carry cas case cash cask catch catcher categorical ' +
  'category caus ceas cedar cell cemetery censu center centr central certain certificat certification ' +
  'certify chain challeng chanc chang channel chapter character characteristic characterization charg ' +
  'charter check chemical chengdu cherry child children china chines chip choos circl circuit circumstanc ' +
  'circumvent circumvention citation citizen city civil claim claimant clarification clarify clarity clas ' +
  'class classification classify clean clear clearanc climat clinical clos closur cloud coach coal coast ' +
  'coastal coastwis coat cobra cod code codify coincid cold collaboration collaborativ collaps collect ' +
  'collection collectiv colleg collision color com combat combin combination come commenc commencement ' +
  'commensurat comment commenter commerc commercial commission commitment committ committe commodity ' +
  'common communicat communication community comp companion company compar compartment compas ' +
  'compensation compet competition competitiv complainant complaint complet completion complex complianc ' +
  'compliant comply component compos compound comprehensiv compressor compris comput computer concern ' +
  'conclud conclusion concret concurrent condition conditional conduct conferenc confidential ' +
  'confidentiality configuration confirm conflict conform conformity conjunction connect connection ' +
  'connectivity consciousnes consecutiv consent consequenc conserv conservation consider consideration ' +
  'consist consistency consistent consolidat constitut construct construction constructiv consult ' +
  'consultation consumer consumption contact contain container contamination contemplat content context ' +
  'contingency continu continuation continuous contract contractor contrary contribut contribution ' +
  'control controll conven conversion convert conveyanc convict conviction cool cooperat cooperativ ' +
  'coordinat coordination copy coral core corona coronaviru corporat corporation correct correction ' +
  'correctiv correspond corrosion cost could council counsel count countermeasur countervail ' +
  'countervailabl country county cours court cover coverag crack cran creat credit crescent crest crew ' +
  'criminal crisi criteria critical crop cros crown crystal cube cubic cultural current custodian custom ' +
  'customer cut cyber cybersecurity cycl dai damag danger dat data databas date dawn day deadlin deaf ' +
  'dealer death debarment debarr debri debt decennial deceptiv decid decision declar declaration ' +
  'decommission decre decreas dedicat deduction deem deer default defenc defens deferr deficiency defin ' +
  'definition degre delay delegat delegation delet deletion delist deliver delivery delta demand ' +
  'demolition demonstrat demonstration denial deny department departur depend dependent deploy deployment ' +
  'deposit depository depth deriv derivativ descendant describ description design designat designation ' +
  'designe desir desist destination destroy detail detect detection determin determination develop ' +
  'development deviation devic diagnosi diagnostic diameter diamond did differenc different digital ' +
  'dioxid direct direction directional directiv disability disadvantag disapprov disapproval disaster ' +
  'disbursement discharg disclos disclosur discontinu discover discovery discrepancy discretion ' +
  'discretionary discrimination discus discuss discussion diseas disk disparity display dispos disposal ' +
  'disposition disput disruption disseminat distanc distinct distribut distribution distributor district ' +
  'divers do docket document documentation doe dollar dolphin domestic domestical done door dove draft ' +
  'dragon drawbridg dream drink driv driver drug dry dual dubai due dump duplication duplicativ dur ' +
  'duration duty dynamic each eacut eagl ear earlier earth east eastern echo eclips ecological economic ' +
  'economical economy eddy edge edit edition editorial education educational effect effectiv effectivenes ' +
  'effectuat efficiency efficient effort egg eight either elect election electric electrical electronic ' +
  'electronical element elevator eligibility eligibl eliminat elit elsewher email ember embody emerald ' +
  'emerg emergency emirat emission emitt emperor empir employ employe employer employment enabl enact ' +
  'enactment encourag end endanger endorsement energy enforc enforceabl enforcement engag engagement ' +
  'engin engineer enhanc enhancement enrollment ensign ensur enter enterpris entir entirety entitl entity ' +
  'entry environment environmental envision epic epilepsy epoch equal equinox equipment equipp equitabl ' +
  'equity equivalent erroneou error especial essential establish establishment estat estimat etc europ ' +
  'european evaluat evaluation even event ever every evidenc evolution evolv examin examination exampl ' +
  'exc exceed except exception exceptional exces exchang exclud exclusion exclusiv execut execution ' +
  'executiv exempt exemption exercis exhibit exhibition exist existenc expand expansion expect ' +
  'expectation expedit expeditiou expens experienc expert expertis expir expiration explain explanation ' +
  'explicit explor export exporter exposur expres express extend extension extent external fac facilitat ' +
  'facility fact factor factory factual fail failur fair falcon fall fami fan fastener father fatigu ' +
  'feasibl featur federal fee feed feedback feet felony fewer field fil file filing fill film final ' +
  'finaliz financ financial find finding fine finish fire firework firm first fiscal fish fishermen ' +
  'fishery fitt fitting five fix flag flam flang flash flat fleet flexibility flexibl flight flood ' +
  'floodplain floodway floor flounder flow flower fly focu focus follow food foot for forc ford foreign ' +
  'foreseeabl forest forg form formal format formatt former formula formulation forth forthcom fortres ' +
  'fortun forward forwarder found foundation fountain four fourth fox fram framework franc free freight ' +
  'french frequency frequent fresh from front frontier frozen fruit fuel ful fulfill full fuller function ' +
  'functional fund funerary furnac furnish further fuselag futur galaxy gam gap garden gas gate gather ' +
  'gear gearbox gem general generat generation generator generic geniu genomic geographic geophysical ' +
  'geothermal german germany giant gional giv give given global glory goal gold golden good goos gov ' +
  'govern governanc government governmental grad grand grant grap great greater green grey gros ground ' +
  'groundfish group grouper grov grow grown guangzhou guarant guid guidanc guidelin gulf habitat had ' +
  'halibut hand handbook handl handler hangzhou happy haras harassment harbor harbour hard harm harmoniz ' +
  'harmony harvest has hav have haven hawk hazard hazardou head header health healthcar hear hearing ' +
  'heart heat heavy hectar held helicopter help her here hereafter hereby herein hereinafter hero hhs ' +
  'high higher highway hill hire his history hol hold holder home hong honor honour hook hope horizon ' +
  'horizontal hors hospital host hot hour hous household how however hrsa html http hub human hunt hybrid ' +
  'hydraulic icon idea ideal identification identify identity illegal immediat impact imped imperial ' +
  'implement implementation import importanc important importation importer impos imposition improper ' +
  'improv improvement inadequat inadvertent inboard incentiv incident incidental includ inclusion incom ' +
  'inconsequential incorporat incorporation incorrect increas incurr independent index india indian ' +
  'indicat indication indicator indirect individual industrial industry inert infant infection infinity ' +
  'inflation inform information infrastructur infring infringement ingredient initial initiat initiation ' +
  'initiativ injection injur injury innovation innovativ inpatient input inquiry inseason insid insight ' +
  'inspect inspection install installation instead institut institution instruction instructional ' +
  'instrument insufficient insur insuranc integrat integrity intellectual intelligenc intelligent intend ' +
  'intent intention interaction interagency interest interfac interfer interim internal international ' +
  'internet interpretation interpretiv interstat interval intervention into introduc introduction ' +
  'invasion invention inventory investigat investigation investigational investment investor invit invoic ' +
  'involv iran iranian iri iron island issu issuanc issuer item its itself ivory jade jaguar japan ' +
  'japanes jet jewel join joint joy judg judgment judicial jungl jupiter jurisdiction just justic justify ' +
  'keep key king kingdom kit knowledg known kong korea korean label labor laboratory lack lake lamp lanc ' +
  'land landing languag larg larger lark laser last late later latest launch law lawful lead leader ' +
  'leadership leaf leak leakag learn leas least leav left legal legend legislation legislativ lender ' +
  'length leopard less lesse letter level leverag liability liberty licens license lieu life light lik ' +
  'like lily limit limitation lin line lineal link lion liquefy liquid liquidat liquidation list listen ' +
  'litigation liv live load loan local locat location logistic london long longer longlin loss lotu low ' +
  'lower loyal luck lucky luna lynx machin machinery mackerel made magic magnet mail main maintain ' +
  'maintenanc major mak make malfunction mammal manag management manager mandat mandatory manner manual ' +
  'manufactur manufacturer many map mapl mar marbl margin marihuana marin mariner maritim mark marker ' +
  'market marketplac mass master match material matrix matter maximiz maximum may meal mean measur ' +
  'measurement mechanical mechanism media mediation medical medication medium meet meeting mega member ' +
  'membership memorandum mental merchandis mercury merit messag met meta metal meteor meter method ' +
  'methodological methodology methyl metric micro microelectronic might migratory mil mile military ' +
  'milligram million min mineral minimi minimiz minimum ministerial ministry minor minority minut mirror ' +
  'miscellaneou miss mission mist mitigat mitigation mix mobil mode model moderniz modernization ' +
  'modification modify modul momentum monetary money monitor month moon more morn mortality mortgag ' +
  'moscow most mother motion motor mountain mov movement multi multiemployer multipl municipal must nail ' +
  'nam name nanj nation national nationwid natur natural nautical navigabl navigation navigational near ' +
  'nearby necessary necessity need negativ negotiat neighbor neither neon nest net network new newsroom ' +
  'next nexu night nine nitrogen nobl nois nomin nominat nomination non nonattainment noncitizen ' +
  'noncomplianc nonimmigrant nonprofit nor normal north northeast northern northwest nosa nose not notic ' +
  'notification notify notwithstand nova novel now nuclear number nutrition oak oasi object objection ' +
  'objectiv obligation observ observer obstacl obtain occur occurr ocean off offer offic officer official ' +
  'offshor oil old oliv omega omission omitt omnidirectional once one ongo onlin only onyx open operat ' +
  'operation operational operator opinion opportunity optic optical optimiz optimum option optional oracl ' +
  'oral orang orbit orchid order organic organiz organization organizational origin original originat ' +
  'orion other otherwis our out outboard outbreak outcom outdat outlin outreach outsid over overall ' +
  'overarch overfish overharvest oversight overview owl own owner ownership oxid ozon pacific packag page ' +
  'paid pakistan palac palm panda pandemic panel panther paper paperwork paradis paragraph parameter ' +
  'parcel parent part partial participant participat participation particular particulat partner ' +
  'partnership party pass passenger past patent path pathway patient pattern pay payment pdf pearl ' +
  'pediatric peer penalty pend pendency peopl per percent percentag perform performanc period periodic ' +
  'periodical permanent permissibl permission permit permitt person personal personnel perspectiv pertain ' +
  'pertinent pest pesticid petition petitioner phas phoenix phon photonic photovoltaic physical physician ' +
  'piec pilot pine pioneer pipe pipelin pitch plac placement plan planet plann plant plat platform plc ' +
  'pleas plum point polar polic policy pollock pollutant pollution polyethylen pool population port ' +
  'portion pos position positiv posses possession possibl post postpon potato potential poultry pound ' +
  'power practic practicabl practical practitioner pre preambl preced precision preclearanc preclud ' +
  'preferenc preferr preliminari preliminary premanufactur premarket premium prepar preparation ' +
  'preparednes prescrib prescription presenc present presentation preserv presid pressur prevent ' +
  'prevention preventiv previou previous pric prim primari primary princes principal principl print prior ' +
  'prioritiz priority prism privat proc procedur procedural proceed proceeding proces process processor ' +
  'procurement produc producer product production professional profit program programm programmatic ' +
  'progres prohibit prohibition project promis promot prompt promulgat promulgation propagation proper ' +
  'property propos proposal prospectiv prosper protect protection protectiv provid provider provinc ' +
  'provision provisional public publication publish puls pump purchas purpos pursu pursuant pyramid ' +
  'qualification qualify quality quantity quantum quarter quartz queen quest question questionnair quick ' +
  'quota race racial radar radio radioactiv radiu rail railroad rain rainbow rais rang rat rate rather ' +
  'ratio raven raw ray reach reactor read readi readines real rear reason reasonab reasonabl ' +
  'reauthorization rebuild receipt receiv receiver recent recipient reclassify recognition recogniz ' +
  'recommend recommendation reconsideration record recordkeep recover recovery recreation recreational ' +
  'rectangular recurr recurrenc red redesign redesignat redesignation reduc reduction refer referenc ' +
  'referr referral refin refinery reflect reform refuel refund regal regard regardles reginfo region ' +
  'regional register registration regular regulat regulation regulator regulatory rehabilitation reimburs ' +
  'reimbursement reinforc reinstat reinstatement reissu relat relationship relativ releas relevant ' +
  'reliability reliabl relief relocat relocation rely remain remainder remand remedy remot remov removal ' +
  'renam renew renewabl renewal rental reopen reorganiz repair repetitiv replac replacement report ' +
  'represent representation representativ republic republish request requestor requir requirement ' +
  'reschedul rescind rescission research researcher reserv reservation resid residential residu residual ' +
  'resistant resolution resolv resourc respect respectiv respond respondent respons responsibility ' +
  'responsibl restor restoration restrict restriction restrictiv resubmitt result retail retain retard ' +
  'retention retirement return reveal revenu revers review revis revision revocation revok ridg right ' +
  'rise risk river rivet road robin robot rock rocket rod role roll root rose rotat rotor round rout ' +
  'routin royal royalty rubber ruby rudder rul rule rulemak ruling rural russia russian sacr safe ' +
  'safeguard safety sail sal sale salmon salt same samhsa sampl sanction sand sapphir satellit satisfy ' +
  'saturn saving scen schedul school scienc scientific scop scout screen sea seal search season seat ' +
  'second secondary section sector secur security see seed seek segment seizur select selection self sell ' +
  'semiannual semiconductor send senior sensitiv sensor sent sentinel separat separation serial seriou ' +
  'serv servic serviceabl sery session set sett setting settl settlement seven sever several shadow shaft ' +
  'shall shanghai shap shar shareholder shark sheet shell shenzhen shield shin ship shipment shipp shop ' +
  'short shortag should show shown shrimp shutdown sid side sign signal significanc significant silicon ' +
  'silk silver similar simplify simultaneous sinc singapor singl sit site six siz size skill skin skink ' +
  'sky small smart snapper snow social sodium softwar sol solar sold sole solicit solicitation solid ' +
  'solution solvent some sought soul sound sourc south southeast southern southwest sp spac spark spear ' +
  'special specific specifical specification specify spectator spectrum specy speed spent spider spill ' +
  'spirit sponsor spr spread stabilizer staff stag stainles stakeholder stand standard standardiz star ' +
  'start startup stat statement station stationary statistical statu statut statutory stay steel stellar ' +
  'step still stock ston stop stor storag storm strain strategic strategy stream streamlin strengthen ' +
  'stres stringent strip strong structur structural student study sub subject submission submit submitt ' +
  'submittal subpart subquota subscriber subsequent subsidiary subsidiz subsidy subsistenc substanc ' +
  'substantial substantiv substitut substitution successful successor such sufficient sugar suggestion ' +
  'suitabl sulfur summariz summary summer summit sun sunris sunset sunshin super supersed supervis ' +
  'supervision supp supplement supplemental supplementary support supreg suprem surfac surplu surround ' +
  'surveillanc survey survival suspect suspend suspension sustain swallow swan swap swift swordfish ' +
  'synthetic system tabl tail taiwan tak take taken takeoff tank target tariff task tax taxpayer team ' +
  'technical techniqu techno technological technology tehran telecom telecommunication teleconferenc ' +
  'telephon television temperatur templ temporari temporary ten tentativ terephthalat term terminal ' +
  'terminat termination terminology territory terrorist test testimony text than that the theft their ' +
  'them then ther therapy thereafter thereby therefor thereof thermal thes they thi thing third thos thre ' +
  'thread threat threaten threshold through throughout thrust thu thunder tianjin tide tiger tilefish tim ' +
  'time timefram timelin tir titan titl today together toleranc ton tool top topic torch torqu total tow ' +
  'toward tower track trad traditional traffic train transaction transfer transferr transit transition ' +
  'transmission transmit transmitt transmittal transparency transport transportation travel trawl treat ' +
  'treatment trend trial trib tribal trip triumph truck trust tub tube tubular tuna turbin turbofan ' +
  'turboshaft turkey turkish turn turtl twelv twenty twin two typ type typical typographical ultimat ' +
  'unabl unassociat unauthoriz unclassify under underly underserv understand understood undertaken unfair ' +
  'unforeseen uniform union uniqu unit unity univers university unles unmann unnecessari unnecessary ' +
  'unreasonabl unsaf until unusual upcom updat upgrad upon upper upward uranium us usag usda use used ' +
  'useful user utility utiliz utilization vacancy vacant vacat vaccin vaccination valid validation valley ' +
  'valu valv vanguard variety variou vega vehicl vendor venu verification verify version vertical very ' +
  'vessel veteran veterinary via viability vicinity victor victory video videoconferenc view violat ' +
  'violation violet viper virgin virtu virtual viru visa visibility vision visit visitor vista visual ' +
  'vital volatil volum voluntari voluntary vot vote voucher wage waiv waiver walk wall warn warrant was ' +
  'wast water waterway wave way weapon weather web webcast webinar websit week weight welcom weld welfar ' +
  'well were west western whal what wheel when whenever wher whether which whil whit who whol whom whos ' +
  'why wide widespread wildfir will wind window wing winner winter wir wire wireles wise wish with ' +
  'withdraw withdrawal withdrawn withhold within without wolf women wonder wood word work worker workforc ' +
  'workingtogether workshop world would writ written wuhan www yard year yellow yet yield you young your ' +
  'youth zebra zenith zero zon zone zoom';
