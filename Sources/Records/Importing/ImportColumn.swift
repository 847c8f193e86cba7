internal import Goals

/// What a column of a table, or a line `Owner: Ann` of an outline, tells of an object.
package enum ImportColumn: String, Hashable, Sendable, CaseIterable {
  case type, id, number, parent, objective, keyResult, title, why, weight, tags, owner, coOwner
  case start, target, current, unit, progress, status, score, confidence, due, startDate
  case team, cycle, kpi, frequency, note, date, value, author, hold, role, milestone, link
  case initiative, supports, ambition, priority, email, login, level, better

  /// The column that goes by a header, whatever its case, blanks, `_`, `-` and `*`.
  package init?(header: String) {
    let plain = header == "#" ? "number" : ImportColumn.plain(header)
    guard let column = ImportColumn.names[plain] else { return nil }
    self = column
  }

  /// The column of a field's own name, `To`, or of one of its headers.
  package init?(field: String) {
    guard let column = ImportColumn(header: field) ?? ImportColumn(rawValue: field) else {
      return nil
    }
    self = column
  }

  /// A header in small letters, without what people write between its words.
  static func plain(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "%" }
  }

  private static let names: [String: ImportColumn] = {
    var names: [String: ImportColumn] = [:]
    for (column, headers) in table {
      for header in headers.split(separator: ",") { names[plain(String(header))] = column }
    }
    return names
  }()

  private static let table: [(ImportColumn, String)] = [
    (.type, "type,item type,kind,issue type,okr type,record"),
    (.id, "id,key,okr id,item id,uid,identifier,reference,ref"),
    (.number, "number,no,nr,order,index,position,outline,outline number,sort"),
    (.parent, "parent,parent id,parent title,parent okr,parent objective,parent goal,parent key"),
    (.supports, "aligned to,aligned with,alignment,supports,contributes to,parent alignment"),
    (.objective, "objective,objectives,goal,goals,objective title,objective name,goal name,okr"),
    (
      .keyResult,
      "key result,key results,kr,krs,key result title,key result name,measure,metric,measures"
    ),
    (.title, "title,name,summary,item,text,item title,item name,subject"),
    (
      .why,
      "description,why,rationale,details,motivation,reason,objective description,goal description"
    ),
    (.weight, "weight,weighting,importance"),
    (.tags, "labels,label,tags,tag,theme,category"),
    (.owner, "owner,assignee,responsible,lead,owners,owner name,assigned to,dri,who"),
    (.coOwner, "co owner,co owners,contributors,coowners"),
    (
      .start,
      "start,baseline,start value,initial,initial value,from,starting value,base,baseline value"
    ),
    (.target, "target,goal value,target value,to,end value,desired value,target number"),
    (
      .current,
      "current,actual,current value,latest value,actual value,latest,present value,result"
    ),
    (.unit, "unit,units,uom,metric unit,measurement unit,metric type"),
    (
      .progress,
      "progress,progress %,% complete,completion,percent complete,% progress,complete,% done,percent"
    ),
    (.status, "status,state,health,rag,pace,condition,progress status"),
    (.score, "score,grade,final score,final grade,rating"),
    (.confidence, "confidence,confidence level,confidence score"),
    (.due, "due,due date,end date,deadline,end,target date,due by,finish date"),
    (.startDate, "start date,begin,begin date,started"),
    (.team, "team,group,department,squad,unit name,business unit,teams,tribe"),
    (.cycle, "cycle,period,quarter,time period,timeframe,time frame,session,interval,okr cycle"),
    (.kpi, "kpi,linked kpi,kpi name,kpi id"),
    (.frequency, "frequency,cadence,check in frequency,check in every,update frequency,every"),
    (.note, "note,notes,comment,comments,remark,remarks,update,last update,check in note"),
    (.date, "date,on,day,timestamp,check in date,updated,update date,updated at,created at,at"),
    (.value, "value,reading,check in value,new value,amount"),
    (.author, "author,by,checked in by,updated by,user,created by"),
    (.hold, "hold,bound,threshold,range"), (.role, "role"),
    (.milestone, "milestone,milestones"), (.link, "link,url,links"),
    (.initiative, "initiative,initiatives,project,projects"),
    (.ambition, "ambition,commitment,okr kind"), (.priority, "priority,rank"),
    (.email, "email,e mail,mail,email address,owner email"), (.login, "login,username,user name"),
    (.level, "level,depth,indent"), (.better, "better,direction"),
  ]

  /// The field of a record that takes its words as they are, where there is one.
  var field: FieldName? {
    switch self {
    case .why: .why
    case .weight: .weight
    case .tags: .tags
    case .owner: .owner
    case .coOwner: .coOwners
    case .kpi: .kpi
    case .hold: .hold
    case .role: .role
    case .milestone: .milestone
    case .link: .link
    case .initiative: .initiative
    case .supports: .supports
    case .ambition: .ambition
    case .priority: .priority
    case .frequency: .checkInEvery
    case .email: .email
    case .login: .login
    case .better: .better
    default: nil
    }
  }
}
